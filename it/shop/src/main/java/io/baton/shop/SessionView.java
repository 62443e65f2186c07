// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import io.baton.session.ReplicatedSession;
import io.baton.session.SessionReplication;
import java.time.Instant;
import java.util.Optional;

/**
 * What the shop knows of its customer's session at one moment.
 *
 * @param instance the server that answered
 * @param replicated whether the session is replicated
 * @param reason why it is or is not
 * @param mode when it is written
 * @param session where it lives, if it is replicated
 * @param moves how often it moved
 * @param lastMove the latest time, in words
 */
record SessionView(
        String instance,
        boolean replicated,
        String reason,
        String mode,
        Optional<ReplicatedSession> session,
        int moves,
        String lastMove) {

    static SessionView of(SessionReplication replication, Journey journey) {
        return new SessionView(
                ShopView.here(),
                replication.isReplicated(),
                replication.reason(),
                replication.mode().name(),
                replication.session(),
                journey.moves(),
                journey.lastMove());
    }

    String owner() {
        return session.map(ReplicatedSession::owner).orElse("nobody but this server");
    }

    String version() {
        return session.map(each -> Long.toString(each.version())).orElse("-");
    }

    String size() {
        return session.map(each -> each.size() + " bytes").orElse("-");
    }

    String lastBackup() {
        return session.flatMap(ReplicatedSession::lastBackup)
                .map(Instant::toString)
                .orElse("not by this server since the session came here");
    }
}
