package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.ReadResult;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.Touch;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/** Tells the oracle what the store did for a server, whether or not the server hears of it. */
final class RecordedStore implements SessionStore {

    private final SessionStore store;
    private final Oracle oracle;
    private final Server server;

    RecordedStore(SessionStore store, Oracle oracle, Server server) {
        this.store = store;
        this.oracle = oracle;
        this.server = server;
    }

    @Override
    public ClaimResult claim(Claim claim) {
        ClaimResult result = store.claim(claim);
        if (result instanceof ClaimResult.Changed changed) {
            oracle.claimed(server, claim.key(), changed.abandoned());
        }
        return result;
    }

    @Override
    public ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names) {
        return store.read(key, owner, run, names);
    }

    @Override
    public SaveResult save(Save save) {
        SaveResult result = store.save(save);
        if (result == SaveResult.SAVED) {
            oracle.saved(server, save.key(), save.scope() == Save.Scope.FULL);
        }
        return result;
    }

    @Override
    public Set<SessionKey> touch(Collection<Touch> touches) {
        return store.touch(touches);
    }

    @Override
    public EndResult end(End end) {
        EndResult result = store.end(end);
        if (result == EndResult.ENDED) {
            oracle.ended(end.key());
        }
        return result;
    }

    @Override
    public boolean release(SessionKey key, Ownership owner) {
        return store.release(key, owner);
    }

    @Override
    public void probe(Duration within) {
        store.probe(within);
    }
}
