// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.SessionEngine;
import io.baton.engine.SessionEvents;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.End;
import io.baton.store.SaveResult;
import io.baton.time.TimeSheet;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several listeners as one; see {@link Listeners}. */
final class SessionEventsFan implements SessionEvents {

    private final Listeners<SessionEvents> listeners;

    /** @param listeners at least one */
    SessionEventsFan(List<SessionEvents> listeners) {
        this.listeners = new Listeners<>(listeners);
    }

    @Override
    public void started(SessionEngine engine) {
        listeners.tell(one -> one.started(engine));
    }

    @Override
    public void stopped(SessionEngine engine) {
        listeners.tell(one -> one.stopped(engine));
    }

    @Override
    public @Nullable Object opens() {
        return listeners.last().opens();
    }

    @Override
    public void opened(@Nullable Object mark, SessionId id, Source source, Duration took) {
        listeners.tell(one -> one.opened(mark, id, source, took));
    }

    @Override
    public void notOpened(@Nullable Object mark, SessionId id, Failure failure, Duration took) {
        listeners.tell(one -> one.notOpened(mark, id, failure, took));
    }

    @Override
    public @Nullable Object serves() {
        return listeners.last().serves();
    }

    @Override
    public void served(TimeSheet times) {
        listeners.tell(one -> one.served(times));
    }

    @Override
    public void created(SessionId id) {
        listeners.tell(one -> one.created(id));
    }

    @Override
    public void ended(SessionId id, End.Cause cause) {
        listeners.tell(one -> one.ended(id, cause));
    }

    @Override
    public void renamed(SessionId former, SessionId id) {
        listeners.tell(one -> one.renamed(former, id));
    }

    @Override
    public void evicted(SessionId id) {
        listeners.tell(one -> one.evicted(id));
    }

    @Override
    public void asked(SessionId id, NodeId node) {
        listeners.tell(one -> one.asked(id, node));
    }

    @Override
    public void handedOver(SessionId id, Set<NodeId> to) {
        listeners.tell(one -> one.handedOver(id, to));
    }

    @Override
    public void refused(SessionId id, SaveResult why) {
        listeners.tell(one -> one.refused(id, why));
    }

    @Override
    public void takenAway(SessionId id) {
        listeners.tell(one -> one.takenAway(id));
    }

    @Override
    public void swept(long ended) {
        listeners.tell(one -> one.swept(ended));
    }
}
