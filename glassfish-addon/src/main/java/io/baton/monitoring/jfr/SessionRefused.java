// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** The refusal of a write. */
@Name("io.baton.SessionRefused")
@Label("Session Refused")
@Description("The store refused to write changes of a session")
final class SessionRefused extends BatonEvent {

    @Label("Application")
    @Description("The virtual server, unless it is the usual one, and the context path")
    @Nullable
    String application;

    @Label("Why")
    @Description("What the store answered")
    @Nullable
    String why;

    @Override
    void fill(Object[] values) {
        application = (String) values[0];
        why = (String) values[1];
    }
}
