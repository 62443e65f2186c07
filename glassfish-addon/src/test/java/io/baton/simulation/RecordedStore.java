// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionStore;

/** Tells the oracle what the store did for a server, whether or not the server hears of it. */
final class RecordedStore extends ForwardingStore {

    private final Oracle oracle;
    private final Server server;

    RecordedStore(SessionStore store, Oracle oracle, Server server) {
        super(store);
        this.oracle = oracle;
        this.server = server;
    }

    @Override
    public ClaimResult claim(Claim claim) {
        ClaimResult result = super.claim(claim);
        if (result instanceof ClaimResult.Changed changed) {
            oracle.claimed(server, claim.key(), changed.fence(), changed.abandoned());
        }
        return result;
    }

    @Override
    public SaveResult save(Save save) {
        SaveResult result = super.save(save);
        if (result == SaveResult.SAVED) {
            oracle.saved(server, save.key(), save.owner().fence(), save.scope().isEverything());
        }
        return result;
    }

    @Override
    public EndResult end(End end) {
        EndResult result = super.end(end);
        if (result == EndResult.ENDED) {
            oracle.ended(server, end.key(), end.owner().fence());
        }
        return result;
    }
}
