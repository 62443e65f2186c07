// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.SessionId;
import io.baton.store.End;
import java.util.List;
import java.util.function.Consumer;

/** An application that keeps a list of the sessions that ended. */
final class Ends implements Expirer {

    private final Cluster cluster;
    private final List<SessionId> ended;
    private final Consumer<LocalSession> listener;

    Ends(Cluster cluster, List<SessionId> ended, Consumer<LocalSession> listener) {
        this.cluster = cluster;
        this.ended = ended;
        this.listener = listener;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void expireIfDue(LocalSession session) {
        if (!session.isEnded() && session.metadata().isDue(cluster.time().now())) {
            listener.accept(session);
            ended.add(session.id());
            session.end(End.Cause.EXPIRED);
        }
    }

    @Override
    public void expire(LocalSession session) {
        listener.accept(session);
        ended.add(session.id());
        session.end(End.Cause.INVALIDATED);
    }
}
