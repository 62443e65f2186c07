// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.SessionEngine;
import io.baton.engine.SessionEvents;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.End;
import io.baton.store.SaveResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several listeners that hear the same, one after the other. Marks are those of the last one. */
final class SessionEventsFan implements SessionEvents {

    private final SessionEvents[] listeners;
    private final SessionEvents last;

    /** @param listeners at least one */
    SessionEventsFan(List<SessionEvents> listeners) {
        this.listeners = listeners.toArray(SessionEvents[]::new);
        this.last = listeners.get(listeners.size() - 1);
    }

    @Override
    public void started(SessionEngine engine) {
        for (SessionEvents one : listeners) {
            one.started(engine);
        }
    }

    @Override
    public void stopped(SessionEngine engine) {
        for (SessionEvents one : listeners) {
            one.stopped(engine);
        }
    }

    @Override
    public @Nullable Object opens() {
        return last.opens();
    }

    @Override
    public void opened(@Nullable Object mark, SessionId id, Source source, Duration took) {
        for (SessionEvents one : listeners) {
            one.opened(mark, id, source, took);
        }
    }

    @Override
    public void notOpened(@Nullable Object mark, SessionId id, Failure failure, Duration took) {
        for (SessionEvents one : listeners) {
            one.notOpened(mark, id, failure, took);
        }
    }

    @Override
    public void created(SessionId id) {
        for (SessionEvents one : listeners) {
            one.created(id);
        }
    }

    @Override
    public void ended(SessionId id, End.Cause cause) {
        for (SessionEvents one : listeners) {
            one.ended(id, cause);
        }
    }

    @Override
    public void renamed(SessionId former, SessionId id) {
        for (SessionEvents one : listeners) {
            one.renamed(former, id);
        }
    }

    @Override
    public void evicted(SessionId id) {
        for (SessionEvents one : listeners) {
            one.evicted(id);
        }
    }

    @Override
    public void asked(SessionId id, NodeId node) {
        for (SessionEvents one : listeners) {
            one.asked(id, node);
        }
    }

    @Override
    public void handedOver(SessionId id, Set<NodeId> to) {
        for (SessionEvents one : listeners) {
            one.handedOver(id, to);
        }
    }

    @Override
    public void refused(SessionId id, SaveResult why) {
        for (SessionEvents one : listeners) {
            one.refused(id, why);
        }
    }

    @Override
    public void takenAway(SessionId id) {
        for (SessionEvents one : listeners) {
            one.takenAway(id);
        }
    }

    @Override
    public void swept(long ended) {
        for (SessionEvents one : listeners) {
            one.swept(ended);
        }
    }
}
