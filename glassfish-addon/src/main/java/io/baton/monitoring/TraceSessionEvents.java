// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.SessionEngine;
import io.baton.engine.SessionEvents;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.monitoring.trace.Trace;
import io.baton.monitoring.trace.TraceLine;
import io.baton.store.End;
import io.baton.store.SaveResult;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an application's engine does, as lines of the trace log. Sessions are named as in the server's log, alike on all instances. */
final class TraceSessionEvents implements SessionEvents {

    private final ApplicationName application;
    private final Trace trace;

    TraceSessionEvents(ApplicationName application, Trace trace) {
        this.application = application;
        this.trace = trace;
    }

    private void write(String event, UnaryOperator<TraceLine> rest) {
        if (trace.isOn()) {
            rest.apply(trace.line(event).with("app", application)).write();
        }
    }

    private void write(String event, SessionId id, UnaryOperator<TraceLine> rest) {
        write(event, line -> rest.apply(line.with("session", id)));
    }

    @Override
    public void started(SessionEngine engine) {
        write("started", line -> line);
    }

    @Override
    public void stopped(SessionEngine engine) {
        write("stopped", line -> line);
    }

    @Override
    public void opened(@Nullable Object mark, SessionId id, Source source, Duration took) {
        write("opened", id, line -> line.with("source", source).took(took));
    }

    @Override
    public void notOpened(@Nullable Object mark, SessionId id, Failure failure, Duration took) {
        write("not-opened", id, line -> line.with("reason", failure).took(took));
    }

    @Override
    public void created(SessionId id) {
        write("created", id, line -> line);
    }

    @Override
    public void ended(SessionId id, End.Cause cause) {
        write("ended", id, line -> line.with("cause", cause));
    }

    @Override
    public void renamed(SessionId former, SessionId id) {
        write("renamed", id, line -> line.with("former", former));
    }

    @Override
    public void evicted(SessionId id) {
        write("evicted", id, line -> line);
    }

    @Override
    public void asked(SessionId id, NodeId node) {
        write("asked", id, line -> line.with("by", node));
    }

    @Override
    public void handedOver(SessionId id, Set<NodeId> to) {
        write("handed-over", id, line -> line.with("to", to));
    }

    @Override
    public void refused(SessionId id, SaveResult why) {
        write("refused", id, line -> line.with("why", why));
    }

    @Override
    public void takenAway(SessionId id) {
        write("taken-away", id, line -> line);
    }

    @Override
    public void swept(long ended) {
        if (ended > 0) {
            write("swept", line -> line.with("ended", ended));
        }
    }
}
