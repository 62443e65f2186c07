// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** This module's addition to Arquillian, which finds it by its name in {@code META-INF/services}. */
public final class ServersExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Servers.class);
    }
}
