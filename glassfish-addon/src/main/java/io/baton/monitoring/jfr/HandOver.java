// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** The release of a session that other instances had asked for. */
@Name("io.baton.HandOver")
@Label("Hand-Over")
@Description("This instance gave a session to others that had asked for it")
final class HandOver extends BatonEvent {

    @Label("Application")
    @Description("The virtual server, unless it is the usual one, and the context path")
    @Nullable
    String application;

    @Label("Askers")
    @Description("The number of instances that had asked")
    int askers;

    @Override
    void fill(Object[] values) {
        application = (String) values[0];
        askers = (Integer) values[1];
    }
}
