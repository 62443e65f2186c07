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

/** The sessions' store at the near end of a process's wire. */
final class StoreLink implements SessionStore {

    private final Wire wire;
    private final SessionStore store;

    StoreLink(Wire wire, SessionStore store) {
        this.wire = wire;
        this.store = store;
    }

    @Override
    public ClaimResult claim(Claim claim) {
        return wire.call("claim", Words.of(claim), true, () -> store.claim(claim));
    }

    @Override
    public ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names) {
        return wire.call(
                "read", Words.of(key, owner, "run", run, names), false, () -> store.read(key, owner, run, names));
    }

    @Override
    public SaveResult save(Save save) {
        return wire.call("save", Words.of(save), true, () -> store.save(save));
    }

    @Override
    public Pending<SaveResult> send(Save save) {
        return wire.send("save", Words.of(save), () -> store.save(save));
    }

    @Override
    public boolean rewrite(Rewrite rewrite) {
        return wire.call("rewrite", rewrite.key(), true, () -> store.rewrite(rewrite));
    }

    @Override
    public Set<SessionKey> touch(Collection<Touch> touches) {
        return wire.call("touch", touches, true, () -> store.touch(touches));
    }

    @Override
    public Map<SessionKey, Sight> look(Collection<SessionKey> keys) {
        return wire.call("look at", Words.of("", keys.size()), false, () -> store.look(keys));
    }

    @Override
    public EndResult end(End end) {
        return wire.call("end", Words.of(end), true, () -> store.end(end));
    }

    @Override
    public boolean release(SessionKey key, Ownership owner) {
        return wire.call("release", Words.of(key, owner), true, () -> store.release(key, owner));
    }

    @Override
    public void probe(Duration within) {
        wire.call("probe", "", false, () -> true);
    }

    @Override
    public History history() {
        return wire.call("history", "", false, store::history);
    }
}
