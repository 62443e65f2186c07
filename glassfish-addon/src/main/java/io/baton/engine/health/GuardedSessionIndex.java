// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.health;

import io.baton.model.ApplicationName;
import io.baton.store.Due;
import io.baton.store.SessionIndex;
import io.baton.store.SessionStore;
import io.baton.store.Taken;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** An index that is left alone while the store is unusable. */
public final class GuardedSessionIndex implements SessionIndex {

    private final SessionIndex index;
    private final SessionStore store;
    private final StoreHealth health;

    /**
     * @param index the index itself
     * @param store to be probed when the index gives no answer
     * @param health the opinion to follow and to inform
     */
    public GuardedSessionIndex(SessionIndex index, SessionStore store, StoreHealth health) {
        this.index = index;
        this.store = store;
        this.health = health;
    }

    @Override
    public void list(ApplicationName application, Collection<Due> dues) {
        health.ask(store, patience -> {
            index.within(patience).list(application, dues);
            return dues;
        });
    }

    @Override
    public void listMissing(ApplicationName application, Collection<Due> dues) {
        health.ask(store, patience -> {
            index.within(patience).listMissing(application, dues);
            return dues;
        });
    }

    @Override
    public List<Taken> take(ApplicationName application, Instant now, Instant until, int atMost) {
        return health.ask(store, patience -> index.within(patience).take(application, now, until, atMost));
    }

    @Override
    public void settle(ApplicationName application, Instant until, Collection<Due> later, Collection<String> gone) {
        health.ask(store, patience -> {
            index.within(patience).settle(application, until, later, gone);
            return until;
        });
    }

    @Override
    public void remove(ApplicationName application, Collection<String> digests) {
        health.ask(store, patience -> {
            index.within(patience).remove(application, digests);
            return digests;
        });
    }
}
