package io.baton.engine;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.NodeLeases;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final List<Save> saves = new CopyOnWriteArrayList<>();
    private volatile State state = State.UP;
    private volatile @Nullable Runnable beforeNextAnswer;
    private volatile boolean nextCallFails;

    Link(SessionStore store, NodeLeases leases) {
        this.store = store;
        this.leases = leases;
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

    /** Has the work run once, when the store has done what it is asked next and before the node learns of it. */
    void beforeNextAnswer(Runnable work) {
        beforeNextAnswer = work;
    }

    /** The store refuses the next call, and only that. */
    void failNextCall() {
        nextCallFails = true;
    }

    /** The writes that were answered with SAVED. */
    List<Save> saves() {
        return saves;
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
        return pass(() -> store.claim(claim));
    }

    @Override
    public SaveResult save(Save save) {
        return pass(() -> {
            SaveResult result = store.save(save);
            if (result == SaveResult.SAVED) {
                saves.add(save);
            }
            return result;
        });
    }

    @Override
    public EndResult end(End end) {
        return pass(() -> store.end(end));
    }

    @Override
    public boolean release(SessionKey key, Ownership owner) {
        return pass(() -> store.release(key, owner));
    }

    @Override
    public void probe(Duration within) {
        pass(() -> true);
    }

    NodeLeases leases() {
        return new NodeLeases() {
            @Override
            public void renew(NodeId node, Duration lease) {
                pass(() -> {
                    leases.renew(node, lease);
                    return true;
                });
            }

            @Override
            public void giveUp(NodeId node) {
                pass(() -> {
                    leases.giveUp(node);
                    return true;
                });
            }

            @Override
            public boolean isHeld(NodeId node) {
                return pass(() -> leases.isHeld(node));
            }
        };
    }

    private <T> T pass(Supplier<T> call) {
        if (state == State.CUT) {
            throw new StoreUnavailableException(Kind.NO_ANSWER, "the link is cut", null);
        }
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
        if (state == State.ANSWERS_LOST) {
            throw new StoreUnavailableException(Kind.NO_ANSWER, "the answer was lost", null);
        }
        return answer;
    }
}
