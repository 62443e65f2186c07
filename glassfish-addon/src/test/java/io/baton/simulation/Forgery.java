// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.Due;
import io.baton.store.NodeChannel.Listener;
import io.baton.store.NodeMessage;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionIndex;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.Sight;
import io.baton.store.Taken;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What sabotages need to get past the store's own checks. */
final class Forgery {

    private static final long HIGHEST_FENCE = 80;

    static final Listener NOBODY = new Listener() {
        @Override
        public void received(NodeId addressee, NodeMessage message) {}

        @Override
        public void lost(NodeId addressee) {}
    };

    private Forgery() {}

    /** Writes in the name of whoever owns or owned the session. */
    static SaveResult save(SessionStore store, Backend backend, Save save) {
        for (long fence = save.owner().fence(); fence < HIGHEST_FENCE; fence++) {
            for (NodeId name : backend.names) {
                Save forged = of(save, new Ownership(name, fence), save.version() + 1000, save.stored());
                if (store.save(forged) == SaveResult.SAVED) {
                    return SaveResult.SAVED;
                }
            }
        }
        return SaveResult.FENCED;
    }

    static Save of(Save save, Ownership owner, long version, long stored) {
        return new Save(
                save.key(),
                save.id(),
                owner,
                version,
                stored,
                save.claim(),
                save.scope(),
                save.metadata(),
                save.changed(),
                save.removed(),
                save.kept(),
                save.release(),
                save.timeToLive());
    }

    /** Sessions as they would look if nobody owned them. */
    static Map<SessionKey, Sight> unowned(Map<SessionKey, Sight> sights) {
        Map<SessionKey, Sight> forged = new LinkedHashMap<>(sights);
        forged.replaceAll((key, sight) -> sight instanceof Sight.Present session
                ? new Sight.Present(session.id(), session.owner(), false, session.metadata())
                : sight);
        return forged;
    }

    /** An index that lists nothing. */
    static SessionIndex unlisted(SessionIndex index) {
        return new SessionIndex() {
            @Override
            public void list(ApplicationName application, Collection<Due> dues) {}

            @Override
            public void listMissing(ApplicationName application, Collection<Due> dues) {}

            @Override
            public List<Taken> take(ApplicationName application, Instant now, Instant until, int atMost) {
                return index.take(application, now, until, atMost);
            }

            @Override
            public void settle(
                    ApplicationName application, Instant until, Collection<Due> later, Collection<String> gone) {
                index.settle(application, until, later, gone);
            }

            @Override
            public void remove(ApplicationName application, Collection<String> digests) {
                index.remove(application, digests);
            }
        };
    }

    /** Hears everything but the end. */
    static Listener deaf(Listener listener) {
        return new Listener() {
            @Override
            public void received(NodeId addressee, NodeMessage message) {
                listener.received(addressee, message);
            }

            @Override
            public void lost(NodeId addressee) {}
        };
    }
}
