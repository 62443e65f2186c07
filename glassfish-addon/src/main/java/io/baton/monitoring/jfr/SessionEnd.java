// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** The end of a session. */
@Name("io.baton.SessionEnd")
@Label("Session End")
@Description("This instance ended a session")
final class SessionEnd extends BatonEvent {

    @Label("Application")
    @Description("The virtual server, unless it is the usual one, and the context path")
    @Nullable
    String application;

    @Label("Cause")
    @Description("Why the session ended")
    @Nullable
    String cause;

    @Override
    void fill(Object[] values) {
        application = (String) values[0];
        cause = (String) values[1];
    }
}
