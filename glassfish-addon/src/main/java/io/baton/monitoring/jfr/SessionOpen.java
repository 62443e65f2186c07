// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** The opening of a session. */
@Name("io.baton.SessionOpen")
@Label("Session Open")
@Description("A session was opened, or could not be, by more than a look at this instance's memory")
@Threshold("10 ms")
final class SessionOpen extends BatonEvent {

    @Label("Application")
    @Description("The virtual server, unless it is the usual one, and the context path")
    @Nullable
    String application;

    @Label("Source")
    @Description("Where the session came from; none if it was not opened")
    @Nullable
    String source;

    @Label("Failure")
    @Description("Why the session was not opened; none if it was")
    @Nullable
    String failure;

    @Override
    void fill(Object[] values) {
        application = (String) values[0];
        source = (String) values[1];
        failure = (String) values[2];
    }
}
