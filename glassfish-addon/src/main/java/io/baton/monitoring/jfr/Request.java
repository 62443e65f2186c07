// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** The service of a request by its thread, from the container's begin to its end, and how it spent its time. */
@Name("io.baton.Request")
@Label("Request")
@Description("A request for an application whose sessions Baton keeps; the five times add up to its duration")
@Threshold("20 ms")
final class Request extends BatonEvent {

    @Label("Application")
    @Description("The virtual server, unless it is the usual one, and the context path")
    @Nullable
    String application;

    @Label("Waiting")
    @Description("For the session: other requests, another instance's hand-over, the store's word that it may be used")
    @Timespan
    long waiting;

    @Label("Framework")
    @Description("The container, and what is none of the others")
    @Timespan
    long framework;

    @Label("Application Time")
    @Description("From the first filter or servlet in to the last one out")
    @Timespan
    long applicationTime;

    @Label("Session Read")
    @Description("Reading attributes from the store and decoding them")
    @Timespan
    long sessionRead;

    @Label("Session Write")
    @Description("Encoding what changed and writing it to the store")
    @Timespan
    long sessionWrite;

    @Override
    void fill(Object[] values) {
        application = (String) values[0];
        waiting = (Long) values[1];
        framework = (Long) values[2];
        applicationTime = (Long) values[3];
        sessionRead = (Long) values[4];
        sessionWrite = (Long) values[5];
    }
}
