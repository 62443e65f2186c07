// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import java.util.Collection;

/**
 * The numbers of sessions in a node's memory at one moment. A session may be counted more than once.
 *
 * @param inMemory all of them
 * @param owned those that this node owns, as far as it knows
 * @param held those that requests use
 * @param unsaved those of which the store has not got something, because it could not be reached
 */
public record SessionCounts(int inMemory, int owned, int held, int unsaved) {

    static SessionCounts of(Collection<LocalSession> sessions) {
        int all = 0;
        int owned = 0;
        int held = 0;
        int unsaved = 0;
        for (LocalSession session : sessions) {
            all++;
            owned += session.isLive() && session.record().isOwned() ? 1 : 0;
            held += session.isHeld() ? 1 : 0;
            unsaved += session.isUnsaved() ? 1 : 0;
        }
        return new SessionCounts(all, owned, held, unsaved);
    }
}
