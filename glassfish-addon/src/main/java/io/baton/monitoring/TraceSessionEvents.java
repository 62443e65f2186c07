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
import io.baton.time.TimeSheet;
import io.baton.time.TimeSheet.Share;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the trace log about what an application's engine does. Sessions are named as in the server's log, alike
 * on all instances.
 */
final class TraceSessionEvents implements SessionEvents {

    private final ApplicationName application;
    private final Trace trace;

    TraceSessionEvents(ApplicationName application, Trace trace) {
        this.application = application;
        this.trace = trace;
    }

    private TraceLine line(String event) {
        return trace.line(event).with("app", application);
    }

    private TraceLine line(String event, SessionId id) {
        return line(event).with("session", id);
    }

    @Override
    public void started(SessionEngine engine) {
        if (trace.isOn()) {
            line("started").write();
        }
    }

    @Override
    public void stopped(SessionEngine engine) {
        if (trace.isOn()) {
            line("stopped").write();
        }
    }

    @Override
    public void opened(@Nullable Object mark, SessionId id, Source source, Duration took) {
        if (trace.isOn()) {
            line("opened", id).with("source", source).took(took).write();
        }
    }

    @Override
    public void notOpened(@Nullable Object mark, SessionId id, Failure failure, Duration took) {
        if (trace.isOn()) {
            line("not-opened", id).with("reason", failure).took(took).write();
        }
    }

    @Override
    public void served(TimeSheet times) {
        if (trace.isOn()) {
            TraceLine line = line("request");
            for (Share share : Share.values()) {
                line.with(share.name().toLowerCase(Locale.ROOT), TimeUnit.NANOSECONDS.toMicros(times.nanos(share)));
            }
            line.took(Duration.ofNanos(times.nanos())).write();
        }
    }

    @Override
    public void created(SessionId id) {
        if (trace.isOn()) {
            line("created", id).write();
        }
    }

    @Override
    public void ended(SessionId id, End.Cause cause) {
        if (trace.isOn()) {
            line("ended", id).with("cause", cause).write();
        }
    }

    @Override
    public void renamed(SessionId former, SessionId id) {
        if (trace.isOn()) {
            line("renamed", id).with("former", former).write();
        }
    }

    @Override
    public void evicted(SessionId id) {
        if (trace.isOn()) {
            line("evicted", id).write();
        }
    }

    @Override
    public void asked(SessionId id, NodeId node) {
        if (trace.isOn()) {
            line("asked", id).with("by", node).write();
        }
    }

    @Override
    public void handedOver(SessionId id, Set<NodeId> to) {
        if (trace.isOn()) {
            line("handed-over", id).with("to", to).write();
        }
    }

    @Override
    public void refused(SessionId id, SaveResult why) {
        if (trace.isOn()) {
            line("refused", id).with("why", why).write();
        }
    }

    @Override
    public void takenAway(SessionId id) {
        if (trace.isOn()) {
            line("taken-away", id).write();
        }
    }

    @Override
    public void swept(long ended) {
        if (ended > 0 && trace.isOn()) {
            line("swept").with("ended", ended).write();
        }
    }
}
