// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.History;
import io.baton.store.ReadResult;
import io.baton.store.Rewrite;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.Sight;
import io.baton.store.Touch;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** A store that does what another one does. */
class ForwardingStore implements SessionStore {

    private final SessionStore store;

    ForwardingStore(SessionStore store) {
        this.store = store;
    }

    @Override
    public ClaimResult claim(Claim claim) {
        return store.claim(claim);
    }

    @Override
    public ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names) {
        return store.read(key, owner, run, names);
    }

    @Override
    public SaveResult save(Save save) {
        return store.save(save);
    }

    @Override
    public boolean rewrite(Rewrite rewrite) {
        return store.rewrite(rewrite);
    }

    @Override
    public Set<SessionKey> touch(Collection<Touch> touches) {
        return store.touch(touches);
    }

    @Override
    public Map<SessionKey, Sight> look(Collection<SessionKey> keys) {
        return store.look(keys);
    }

    @Override
    public EndResult end(End end) {
        return store.end(end);
    }

    @Override
    public boolean release(SessionKey key, Ownership owner) {
        return store.release(key, owner);
    }

    @Override
    public void probe(Duration within) {
        store.probe(within);
    }

    @Override
    public History history() {
        return store.history();
    }
}
