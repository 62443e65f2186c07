// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.health;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.History;
import io.baton.store.Pending;
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

/** A store that is left alone while it is unusable. Probes go through. */
public final class GuardedSessionStore implements SessionStore {

    private final SessionStore store;
    private final StoreHealth health;

    /**
     * @param store the store itself
     * @param health the opinion to follow and to inform
     */
    public GuardedSessionStore(SessionStore store, StoreHealth health) {
        this.store = store;
        this.health = health;
    }

    @Override
    public ClaimResult claim(Claim claim) {
        return health.ask(store, patience -> store.within(patience).claim(claim));
    }

    @Override
    public ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names) {
        return health.ask(store, patience -> store.within(patience).read(key, owner, run, names));
    }

    @Override
    public SaveResult save(Save save) {
        return health.ask(store, patience -> store.within(patience).save(save));
    }

    @Override
    public Pending<SaveResult> send(Save save) {
        return health.send(
                store,
                patience -> store.within(patience).send(save),
                patience -> store.within(patience).save(save));
    }

    @Override
    public boolean rewrite(Rewrite rewrite) {
        return health.ask(store, patience -> store.within(patience).rewrite(rewrite));
    }

    @Override
    public Set<SessionKey> touch(Collection<Touch> touches) {
        return health.ask(store, patience -> store.within(patience).touch(touches));
    }

    @Override
    public Map<SessionKey, Sight> look(Collection<SessionKey> keys) {
        return health.ask(store, patience -> store.within(patience).look(keys));
    }

    @Override
    public EndResult end(End end) {
        return health.ask(store, patience -> store.within(patience).end(end));
    }

    @Override
    public boolean release(SessionKey key, Ownership owner) {
        return health.ask(store, patience -> store.within(patience).release(key, owner));
    }

    @Override
    public void probe(Duration within) {
        store.probe(within);
    }

    @Override
    public History history() {
        return health.ask(store, patience -> store.within(patience).history());
    }
}
