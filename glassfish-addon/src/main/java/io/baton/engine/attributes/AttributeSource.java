// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.store.Frame;
import org.jspecify.annotations.Nullable;

/** Where attributes come from that a claim left in the store. */
@FunctionalInterface
public interface AttributeSource {

    /**
     * Reads one of them. Waits for the store.
     *
     * @return null if the session does not have it any more
     * @throws AttributeUnavailableException if it cannot be had, which does not mean that it is not there
     */
    @Nullable
    Frame read(String name);
}
