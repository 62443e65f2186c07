// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** The end of a sweep. */
@Name("io.baton.Sweep")
@Label("Sweep")
@Description("Sessions were ended that no living instance had")
final class Sweep extends BatonEvent {

    @Label("Application")
    @Description("The virtual server, unless it is the usual one, and the context path")
    @Nullable
    String application;

    @Label("Ended")
    @Description("The number of sessions")
    long ended;

    @Override
    void fill(Object[] values) {
        application = (String) values[0];
        ended = (Long) values[1];
    }
}
