package io.baton.engine.health;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * This node's opinion of the store.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>said</th></tr>
 * <tr><td>usable</td><td>a probe fails: a periodic one, or one after a call without an answer</td><td>unusable</td><td>one WARN</td></tr>
 * <tr><td>usable</td><td>a probe succeeds</td><td>usable</td><td>-</td></tr>
 * <tr><td>unusable</td><td>a probe fails</td><td>unusable</td><td>-</td></tr>
 * <tr><td>unusable</td><td>a probe succeeds</td><td>usable</td><td>listeners run; one INFO</td></tr>
 * <tr><td>unusable</td><td>a call</td><td>unusable</td><td>refused without asking the store</td></tr>
 * </table>
 *
 * <p>Concurrency: the state is one atomic reference, changed by compare-and-set; only the winner tells.
 */
public final class StoreHealth {

    private static final System.Logger LOG = System.getLogger("io.baton.engine.health");

    /** How long a probe may take that decides about a call whose answer is missing. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private sealed interface State {}

    private record Usable(long checkedNanos) implements State {}

    private record Unusable(long sinceNanos, String reason) implements State {}

    private final AtomicReference<State> state;
    private final List<Runnable> onReturn = new CopyOnWriteArrayList<>();
    private final TimeSource time;

    /** @param time measures outages */
    public StoreHealth(TimeSource time) {
        this.time = time;
        this.state = new AtomicReference<>(new Usable(time.nanoTime()));
    }

    /** Has the work run whenever the store returned; it runs on the thread that noticed. */
    public void onReturn(Runnable work) {
        onReturn.add(work);
    }

    /** Ends {@link #onReturn(Runnable)} for the work. */
    public void forget(Runnable work) {
        onReturn.remove(work);
    }

    /** Whether calls go to the store now. */
    public boolean isUsable() {
        return state.get() instanceof Usable;
    }

    /**
     * Asks the store, unless it is unusable. A call without an answer is followed by a probe at once; if that is answered, the call is made once more,
     * and its failure is its own.
     *
     * @param call safe to be made twice
     * @throws StoreUnavailableException if the store is unusable, or is from now on, or if this call fails although the store answers
     */
    public <T> T ask(SessionStore store, Supplier<T> call) {
        if (state.get() instanceof Unusable unusable) {
            throw new StoreUnavailableException(
                    Kind.NOT_ASKED, "the store is unusable since " + outage(unusable) + ": " + unusable.reason(), null);
        }
        try {
            return call.get();
        } catch (StoreUnavailableException failure) {
            if (failure.kind() != Kind.NO_ANSWER) {
                throw failure;
            }
            if (!isUsable() || !answers(store)) {
                throw failure;
            }
        }
        return call.get();
    }

    /** A probe that may find the store unusable, but never usable again: this thread may hold locks that the listeners need. */
    private boolean answers(SessionStore store) {
        try {
            store.probe(PROMPT);
            return true;
        } catch (StoreUnavailableException failure) {
            failed(failure);
            return false;
        }
    }

    /** Probes the store if it is unusable, or was last probed at least so long ago. */
    public void checkIfDue(SessionStore store, Duration period, Duration within) {
        if (!(state.get() instanceof Usable usable)
                || time.since(usable.checkedNanos()).compareTo(period) >= 0) {
            check(store, within);
        }
    }

    /** Probes the store and draws the conclusion. */
    public void check(SessionStore store, Duration within) {
        try {
            store.probe(within);
            succeeded();
        } catch (StoreUnavailableException failure) {
            failed(failure);
        }
    }

    private void failed(StoreUnavailableException failure) {
        String reason = failure.reason();
        if (state.get() instanceof Usable usable
                && state.compareAndSet(usable, new Unusable(time.nanoTime(), reason))) {
            LOG.log(
                    WARNING,
                    "BATON3301 The session store is unusable: {0}. Sessions in memory go on, others are answered as onSessionUnavailable says; it is probed every second until it answers.",
                    reason);
        }
    }

    private void succeeded() {
        State before = state.get();
        if (state.compareAndSet(before, new Usable(time.nanoTime())) && before instanceof Unusable unusable) {
            String outage = outage(unusable);
            // First the work, then the word: whoever reads it may rely on the store having what was kept for it.
            onReturn.forEach(StoreHealth::runAlone);
            LOG.log(INFO, "BATON3302 The session store is usable again after {0}.", outage);
        }
    }

    /** One application's failure must not keep the others from being reconciled. */
    private static void runAlone(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(ERROR, "BATON3303 What an application had to do at the return of the store failed.", failure);
        }
    }

    private String outage(Unusable unusable) {
        return time.since(unusable.sinceNanos()).toMillis() + " ms";
    }
}
