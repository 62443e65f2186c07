// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.monitoring.StoreWatch.Answer;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.Frame;
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
import io.baton.time.TimeSheet;
import io.baton.time.TimeSheet.Share;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** A store whose calls are timed and told. */
final class WatchedSessionStore implements SessionStore {

    private final SessionStore store;
    private final StoreWatch watch;
    private final BiConsumer<Save, SaveResult> writes;

    /** @param writes hears of each write that was answered */
    WatchedSessionStore(SessionStore store, StoreWatch watch, BiConsumer<Save, SaveResult> writes) {
        this.store = store;
        this.watch = watch;
        this.writes = writes;
    }

    @Override
    public ClaimResult claim(Claim claim) {
        return watch.call(
                StoreCall.CLAIM,
                claim.key(),
                0,
                () -> store.claim(claim),
                result -> new Answer(
                        result.kind().name(),
                        result instanceof ClaimResult.Changed changed ? bytes(changed.newer()) : 0));
    }

    @Override
    public ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names) {
        Share before = TimeSheet.enter(Share.SESSION_READ);
        try {
            return watchedRead(key, owner, run, names);
        } finally {
            TimeSheet.back(before);
        }
    }

    private ReadResult watchedRead(SessionKey key, NodeId owner, long run, Set<String> names) {
        return watch.call(
                StoreCall.READ,
                key,
                0,
                () -> store.read(key, owner, run, names),
                result -> new Answer(
                        result.kind().name(), result instanceof ReadResult.Found found ? bytes(found.frames()) : 0));
    }

    @Override
    public SaveResult save(Save save) {
        SaveResult result =
                watch.call(StoreCall.SAVE, save.key(), bytes(save.changed()), () -> store.save(save), Answer::of);
        writes.accept(save, result);
        return result;
    }

    @Override
    public Pending<SaveResult> send(Save save) {
        Pending<SaveResult> sent = watch.send(save.key(), bytes(save.changed()), () -> store.send(save));
        return () -> {
            SaveResult result = sent.await();
            writes.accept(save, result);
            return result;
        };
    }

    private static long bytes(Map<String, Frame> frames) {
        long bytes = 0;
        for (Frame frame : frames.values()) {
            bytes += frame.length();
        }
        return bytes;
    }

    @Override
    public boolean rewrite(Rewrite rewrite) {
        return watch.call(StoreCall.REWRITE, rewrite.key(), 0, () -> store.rewrite(rewrite), Answer::of);
    }

    @Override
    public Set<SessionKey> touch(Collection<Touch> touches) {
        return watch.call(StoreCall.TOUCH, null, 0, () -> store.touch(touches), done -> new Answer("DONE", 0));
    }

    @Override
    public Map<SessionKey, Sight> look(Collection<SessionKey> keys) {
        return watch.call(StoreCall.LOOK, null, 0, () -> store.look(keys), done -> new Answer("DONE", 0));
    }

    @Override
    public EndResult end(End end) {
        return watch.call(StoreCall.END, end.key(), 0, () -> store.end(end), Answer::of);
    }

    @Override
    public boolean release(SessionKey key, Ownership owner) {
        return watch.call(StoreCall.RELEASE, key, 0, () -> store.release(key, owner), Answer::of);
    }

    @Override
    public void probe(Duration within) {
        watch.run(StoreCall.PROBE, () -> store.probe(within));
    }

    @Override
    public History history() {
        return watch.call(StoreCall.HISTORY, null, 0, store::history, done -> new Answer("DONE", 0));
    }

    @Override
    public SessionStore within(Duration atMost) {
        SessionStore bounded = store.within(atMost);
        return bounded == store ? this : new WatchedSessionStore(bounded, watch, writes);
    }
}
