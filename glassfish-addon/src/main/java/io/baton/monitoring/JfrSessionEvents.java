// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.SessionEvents;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.End;
import io.baton.store.SaveResult;
import io.baton.time.TimeSheet;
import io.baton.time.TimeSheet.Share;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of the flight recorder about the sessions of one application. That a session was opened from memory at
 * once is none: it costs nothing, and happens with most requests.
 */
final class JfrSessionEvents implements SessionEvents {

    private static final Supplier<@Nullable Consumer<Object[]>> OPEN = JfrEvents.named("SessionOpen");
    private static final Supplier<@Nullable Consumer<Object[]>> HAND_OVER = JfrEvents.named("HandOver");
    private static final Supplier<@Nullable Consumer<Object[]>> END = JfrEvents.named("SessionEnd");
    private static final Supplier<@Nullable Consumer<Object[]>> REFUSED = JfrEvents.named("SessionRefused");
    private static final Supplier<@Nullable Consumer<Object[]>> SWEEP = JfrEvents.named("Sweep");

    private static final Supplier<@Nullable Consumer<Object[]>> REQUEST = JfrEvents.named("Request");

    private final String application;

    JfrSessionEvents(ApplicationName application) {
        this.application = application.toString();
    }

    @Override
    public @Nullable Object opens() {
        return OPEN.get();
    }

    @Override
    public void opened(@Nullable Object mark, SessionId id, Source source, Duration took) {
        if (mark != null && (source != Source.MEMORY || !took.isZero())) {
            JfrEvents.end(mark, application, source.name(), null);
        }
    }

    @Override
    public void notOpened(@Nullable Object mark, SessionId id, Failure failure, Duration took) {
        if (mark != null) {
            JfrEvents.end(mark, application, null, failure.name());
        }
    }

    @Override
    public @Nullable Object serves() {
        return REQUEST.get();
    }

    @Override
    public void served(TimeSheet times) {
        Object event = times.mark();
        if (event != null) {
            JfrEvents.end(
                    event,
                    application,
                    times.nanos(Share.WAITING),
                    times.nanos(Share.FRAMEWORK),
                    times.nanos(Share.APPLICATION),
                    times.nanos(Share.SESSION_READ),
                    times.nanos(Share.SESSION_WRITE));
        }
    }

    @Override
    public void ended(SessionId id, End.Cause cause) {
        Object event = END.get();
        if (event != null) {
            JfrEvents.end(event, application, cause.name());
        }
    }

    @Override
    public void handedOver(SessionId id, Set<NodeId> to) {
        Object event = HAND_OVER.get();
        if (event != null) {
            JfrEvents.end(event, application, to.size());
        }
    }

    @Override
    public void refused(SessionId id, SaveResult why) {
        Object event = REFUSED.get();
        if (event != null) {
            JfrEvents.end(event, application, why.name());
        }
    }

    @Override
    public void swept(long ended) {
        Object event = ended == 0 ? null : SWEEP.get();
        if (event != null) {
            JfrEvents.end(event, application, ended);
        }
    }
}
