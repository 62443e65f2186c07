package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.NodeChannel.Listener;
import io.baton.store.NodeMessage;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionStore;

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
                owner,
                version,
                stored,
                save.scope(),
                save.metadata(),
                save.changed(),
                save.removed(),
                save.kept(),
                save.release(),
                save.timeToLive());
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
