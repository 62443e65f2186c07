// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.Due;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.History;
import io.baton.store.LeaseMark;
import io.baton.store.NodeChannel;
import io.baton.store.NodeLeases;
import io.baton.store.NodeMessage;
import io.baton.store.Pending;
import io.baton.store.ReadResult;
import io.baton.store.Rewrite;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionIndex;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.Sight;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.store.Taken;
import io.baton.store.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One node's way to the store: records what is written, and can be cut, before the store is reached or behind it. */
final class Link implements SessionStore {

    private enum State {
        UP,
        CUT,
        ANSWERS_LOST
    }

    private final SessionStore store;
    private final NodeLeases leases;
    private final NodeChannel channel;
    private final List<Save> saves = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile State state = State.UP;
    private volatile @Nullable Runnable beforeNextAnswer;
    private volatile @Nullable Runnable beforeNextAwaited;
    private volatile boolean nextCallFails;
    private volatile boolean touchesFail;
    private volatile boolean dead;

    Link(SessionStore store, NodeLeases leases, NodeChannel channel) {
        this.store = store;
        this.leases = leases;
        this.channel = channel;
    }

    /** Nothing reaches the store. */
    void cut() {
        state = State.CUT;
    }

    /** Everything reaches the store, no answer comes back. */
    void loseAnswers() {
        state = State.ANSWERS_LOST;
    }

    void restore() {
        state = State.UP;
    }

    boolean isUp() {
        return state == State.UP;
    }

    /** Has the work run once, when the store has done what it is asked next of a session and before the node learns of it. */
    void beforeNextAnswer(Runnable work) {
        beforeNextAnswer = work;
    }

    /** Has the work run once, while the answer to a write that was sent is waited for. */
    void beforeNextAwaited(Runnable work) {
        beforeNextAwaited = work;
    }

    /** What waits for the next answer to a write that was sent finds that fault. */
    void failNextAwaited(RuntimeException fault) {
        beforeNextAwaited = () -> {
            throw fault;
        };
    }

    /** The store refuses the next call about a session, and only that. */
    void failNextCall() {
        nextCallFails = true;
    }

    /** The writes that were answered with SAVED. */
    List<Save> saves() {
        return saves;
    }

    /** What the store was asked so far, in the words of its port; probes not counted. */
    List<String> calls() {
        return calls;
    }

    /** How often the store was asked what it is. */
    int looks() {
        return looks.get();
    }

    /** What the store was asked since the given number of calls. */
    List<String> callsSince(int count) {
        return List.copyOf(calls.subList(count, calls.size()));
    }

    /** The store refuses touches, and only those, until told otherwise. */
    void failTouches(boolean isSo) {
        touchesFail = isSo;
    }

    /** The node is dead, and sweeps no more; the rest of what a test still has it do finds the link cut. */
    void dies() {
        dead = true;
        cut();
    }

    /** The names of the attributes written since the given number of saves, sorted. */
    Set<String> writtenSince(int count) {
        Set<String> names = new TreeSet<>();
        saves.subList(count, saves.size())
                .forEach(save -> names.addAll(save.changed().keySet()));
        return names;
    }

    @Override
    public ClaimResult claim(Claim claim) {
        calls.add("claim");
        return ask(() -> store.claim(claim));
    }

    @Override
    public ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names) {
        calls.add("read");
        return ask(() -> store.read(key, owner, run, names));
    }

    @Override
    public SaveResult save(Save save) {
        calls.add(save.release() ? "save and release" : "save");
        return ask(() -> {
            SaveResult result = store.save(save);
            if (result == SaveResult.SAVED) {
                saves.add(save);
            }
            return result;
        });
    }

    @Override
    public Pending<SaveResult> send(Save save) {
        SaveResult result = save(save);
        return () -> {
            Runnable work = beforeNextAwaited;
            beforeNextAwaited = null;
            if (work != null) {
                work.run();
            }
            return result;
        };
    }

    @Override
    public boolean rewrite(Rewrite rewrite) {
        calls.add("rewrite");
        return ask(() -> store.rewrite(rewrite));
    }

    @Override
    public Set<SessionKey> touch(Collection<Touch> touches) {
        if (touchesFail) {
            throw new StoreUnavailableException(Kind.CALL_FAILED, "touches fail", null);
        }
        calls.add("touch");
        return ask(() -> store.touch(touches));
    }

    @Override
    public Map<SessionKey, Sight> look(Collection<SessionKey> keys) {
        return pass(() -> store.look(keys));
    }

    /** The way to the index. */
    SessionIndex index(SessionIndex index) {
        return new SessionIndex() {
            @Override
            public void list(ApplicationName application, Collection<Due> dues) {
                unlessDead(() -> {
                    index.list(application, dues);
                    return true;
                });
            }

            @Override
            public void listMissing(ApplicationName application, Collection<Due> dues) {
                unlessDead(() -> {
                    index.listMissing(application, dues);
                    return true;
                });
            }

            @Override
            public List<Taken> take(ApplicationName application, Instant now, Instant until, int atMost) {
                return unlessDead(() -> index.take(application, now, until, atMost));
            }

            @Override
            public void settle(
                    ApplicationName application, Instant until, Collection<Due> later, Collection<String> gone) {
                unlessDead(() -> {
                    index.settle(application, until, later, gone);
                    return true;
                });
            }

            @Override
            public void remove(ApplicationName application, Collection<String> digests) {
                unlessDead(() -> {
                    index.remove(application, digests);
                    return true;
                });
            }
        };
    }

    private <T> T unlessDead(Supplier<T> call) {
        if (dead) {
            throw new StoreUnavailableException(Kind.NOT_ASKED, "the node is dead", null);
        }
        return pass(call);
    }

    @Override
    public EndResult end(End end) {
        calls.add("end");
        return ask(() -> store.end(end));
    }

    @Override
    public boolean release(SessionKey key, Ownership owner) {
        calls.add("release");
        return ask(() -> store.release(key, owner));
    }

    @Override
    public void probe(Duration within) {
        pass(() -> true);
    }

    @Override
    public History history() {
        looks.incrementAndGet();
        return pass(store::history);
    }

    NodeLeases leases() {
        return new NodeLeases() {
            @Override
            public void begin(NodeId node, Duration lease) {
                pass(() -> {
                    leases.begin(node, lease);
                    return true;
                });
            }

            @Override
            public boolean renew(NodeId node, long renewal, Duration lease) {
                return pass(() -> leases.renew(node, renewal, lease));
            }

            @Override
            public void giveUp(NodeId node) {
                pass(() -> {
                    leases.giveUp(node);
                    return true;
                });
            }

            @Override
            public LeaseMark look(NodeId node) {
                return pass(() -> leases.look(node));
            }

            @Override
            public boolean bury(NodeId node, LeaseMark seen) {
                return pass(() -> leases.bury(node, seen));
            }
        };
    }

    NodeChannel channel() {
        return new NodeChannel() {
            @Override
            public Subscription subscribe(NodeId node, Listener listener) {
                return pass(() -> channel.subscribe(node, listener));
            }

            @Override
            public int send(NodeId to, NodeMessage message) {
                return pass(() -> channel.send(to, message));
            }
        };
    }

    private <T> T ask(Supplier<T> call) {
        return pass(() -> {
            if (nextCallFails) {
                nextCallFails = false;
                throw new StoreUnavailableException(Kind.CALL_FAILED, "this call fails", null);
            }
            T answer = call.get();
            Runnable work = beforeNextAnswer;
            if (work != null) {
                beforeNextAnswer = null;
                work.run();
            }
            return answer;
        });
    }

    private <T> T pass(Supplier<T> call) {
        if (state == State.CUT) {
            throw new StoreUnavailableException(Kind.NO_ANSWER, "the link is cut", null);
        }
        T answer = call.get();
        if (state == State.ANSWERS_LOST) {
            throw new StoreUnavailableException(Kind.NO_ANSWER, "the answer was lost", null);
        }
        return answer;
    }
}
