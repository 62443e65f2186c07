// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.health;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.baton.model.OperatorLog;
import io.baton.model.Wording;
import io.baton.store.Pending;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.time.Threads;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * This node's opinion of the store.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>said</th></tr>
 * <tr><td>usable</td><td>a probe fails: a periodic one, or one after a call without an answer</td><td>unusable</td><td>one WARN</td></tr>
 * <tr><td>usable</td><td>a probe succeeds</td><td>usable</td><td>-</td></tr>
 * <tr><td>unusable</td><td>a probe fails</td><td>unusable</td><td>-</td></tr>
 * <tr><td>unusable</td><td>a probe succeeds</td><td>returning</td><td>-</td></tr>
 * <tr><td>unusable</td><td>a call</td><td>unusable</td><td>refused without asking the store</td></tr>
 * <tr><td>returning</td><td>a probe fails</td><td>unusable, as of before</td><td>-</td></tr>
 * <tr><td>returning</td><td>a check leaves nothing undone, or is the last that is waited for</td><td>usable</td><td>one INFO</td></tr>
 * <tr><td>usable</td><td>a check leaves nothing undone that was left at the return</td><td>usable</td><td>one INFO</td></tr>
 * </table>
 *
 * <p>Every check of a store that is not unusable also brings to it what it missed. The return is told when that is done; what then fails for
 * reasons of its own keeps nobody waiting for ever, and is tried again with every further check.
 *
 * <p>A check also asks what the store is by now. If it is another than before, it may have lost something; that is told before the store is brought what it
 * missed, so that it is brought that, too.
 *
 * <p>Concurrency: the state is one atomic reference, changed by compare-and-set; only the winner tells.
 */
public final class StoreHealth {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.engine.health");

    /** The part of the delay that is kept for the probe after a call without an answer. */
    private static final int PROBES_PER_DELAY = 4;

    /** The least part of the delay that a call has when it is made once more. */
    private static final int LAST_CALLS_PER_DELAY = 8;

    /** How many checks may leave something undone before the return is told all the same. */
    private static final int CHECKS_WAITED_FOR = 3;

    private sealed interface State {}

    private record Usable(long checkedNanos) implements State {}

    private record Unusable(long sinceNanos, String reason) implements State {}

    /** Calls go to the store again, and it is being brought what it missed. */
    private record Returning(long sinceNanos, int checks) implements State {}

    private final AtomicReference<State> state;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicLong repeated = new AtomicLong();
    private final List<LongSupplier> backlogs = new CopyOnWriteArrayList<>();
    private final List<Turn> turns = new CopyOnWriteArrayList<>();
    private final List<Runnable> losses = new CopyOnWriteArrayList<>();
    private final TimeSource time;
    private final Duration delay;
    private volatile Supplier<Duration> stoodStill = () -> Duration.ZERO;
    private volatile boolean suspicious;
    /** When the store came back, while something that it had missed then is not written; used by the checking thread. */
    private volatile @Nullable Long unwrittenSince;

    private final StoreHistory history;

    /**
     * @param time measures outages
     * @param threads where locks come from
     * @param delay how long the store may keep one call waiting, with all that is done about a call without an answer
     * @param noticing how long after this node any other one may notice that the store lost something
     */
    public StoreHealth(TimeSource time, Threads threads, Duration delay, Duration noticing) {
        this.time = time;
        this.delay = delay;
        this.history = new StoreHistory(time, threads.monitor(), noticing);
        this.state = new AtomicReference<>(new Usable(time.nanoTime()));
    }

    /**
     * Has it taken into account how long this process did not run: an answer that it had no time to read is not the store's fault.
     *
     * @param inAll says that, since the process started
     */
    public void knowsOfPauses(Supplier<Duration> inAll) {
        stoodStill = inAll;
    }

    /**
     * Has the work run with every check that does not find the store unusable, on the checking thread.
     *
     * @param work brings to the store what it missed, and says how much is still missing
     */
    public void onCheck(LongSupplier work) {
        backlogs.add(work);
    }

    /** Ends {@link #onCheck(LongSupplier)} for the work. */
    public void forget(LongSupplier work) {
        backlogs.remove(work);
    }

    /**
     * Has that told that the store may have lost something, on the checking thread.
     *
     * @param work must not take long; what is to be done about it is for {@link #onCheck}
     */
    public void onLoss(Runnable work) {
        losses.add(work);
    }

    /** Ends {@link #onLoss}. */
    public void forget(Runnable work) {
        losses.remove(work);
    }

    /** Has the next check look whether the store lost something, because of a sign that it restarted. */
    public void suspectLoss() {
        suspicious = true;
    }

    /**
     * Whether a session that the store does not know exists nowhere, so that a client may be told so; to be asked after
     * the store's answer. It may be in the memory of its owner if the store lost something a moment ago. Takes a look
     * at what the store is by now, which requests that come together share.
     *
     * @throws StoreUnavailableException if that look gets no answer
     */
    public boolean isComplete(SessionStore store, boolean isFormerOwner) {
        boolean isSo = history.isComplete(store, isFormerOwner);
        if (!isSo) {
            suspicious = true;
        }
        return isSo;
    }

    /** Somebody who hears, once each, that the store became unusable and that it is usable again; called by whoever found out, so that it must neither block nor throw. */
    public interface Turn {

        /** The store is unusable from now on. */
        void unusable(String reason);

        /** The store is usable again, and has been brought what it missed. */
        void usable(Duration outage);
    }

    /** Has the store's turns told. */
    public void onTurn(Turn turn) {
        turns.add(turn);
    }

    /** Ends {@link #onTurn(Turn)}. */
    public void forget(Turn turn) {
        turns.remove(turn);
    }

    /** Whether calls go to the store now. */
    public boolean isUsable() {
        return !(state.get() instanceof Unusable);
    }

    /**
     * Asks the store, unless it is unusable. A call without an answer is followed by a probe at once; if that is answered, the call is made once more,
     * and its failure is its own. All of it takes no longer than the delay that is allowed, and an eighth of that.
     *
     * @param call is told how long to wait for the answer; safe to be made twice
     * @throws StoreUnavailableException if the store is unusable, or is from now on, or if this call fails although the store answers
     */
    public <T> T ask(SessionStore store, Function<Duration, T> call) {
        requireUsable();
        long began = time.nanoTime();
        try {
            return informed(store, call, delay.minus(prompt()));
        } catch (StoreUnavailableException failure) {
            return again(failure, store, call, began);
        }
    }

    /**
     * Sends something to the store, unless it is unusable: as {@link #ask}, for a caller that waits for the answer
     * later.
     *
     * @param sending is told how long to wait for the answer
     * @param call the same as a call, safe to be made after it was sent
     * @throws StoreUnavailableException as for {@link #ask}; so may the wait for the answer
     */
    <T> Pending<T> send(SessionStore store, Function<Duration, Pending<T>> sending, Function<Duration, T> call) {
        requireUsable();
        long began = time.nanoTime();
        Pending<T> sent;
        try {
            sent = informed(store, sending, delay.minus(prompt()));
        } catch (StoreUnavailableException failure) {
            T answer = again(failure, store, call, began);
            return () -> answer;
        }
        return () -> {
            try {
                return sent.await();
            } catch (StoreUnavailableException failure) {
                return again(failure, store, call, began);
            }
        };
    }

    private void requireUsable() {
        if (state.get() instanceof Unusable unusable) {
            throw new StoreUnavailableException(
                    Kind.NOT_ASKED,
                    "the store has been unusable for " + outage(unusable.sinceNanos()) + ": " + unusable.reason(),
                    null);
        }
    }

    /** Makes a call once more that got no answer, if the store answers. */
    private <T> T again(StoreUnavailableException failure, SessionStore store, Function<Duration, T> call, long began) {
        if (failure.kind() != Kind.NO_ANSWER || !isUsable() || !probe(store, prompt())) {
            throw failure;
        }
        repeated.incrementAndGet();
        Duration left = delay.minus(time.since(began));
        Duration least = delay.dividedBy(LAST_CALLS_PER_DELAY);
        return informed(store, call, left.compareTo(least) > 0 ? left : least);
    }

    /**
     * Makes the call of a node that knows what the store is: one that began with a call could not tell a later loss
     * from what it began with.
     */
    private <T> T informed(SessionStore store, Function<Duration, T> call, Duration within) {
        if (!history.isLearned()) {
            history.learn(store.within(within));
        }
        return call.apply(within);
    }

    /** Counts the calls that were made a second time so far: what was asked may have happened at the first. */
    public long repeatedCalls() {
        return repeated.get();
    }

    /** How long a probe may take that decides about a request that waits for it. */
    private Duration prompt() {
        return delay.dividedBy(PROBES_PER_DELAY);
    }

    /**
     * Probes an unusable store ahead of the next check, for a request that cannot do without it. Does nothing if the store is usable, or while another
     * request looks: a store that is silent shall not keep more than one of them.
     */
    public void lookAgain(SessionStore store) {
        if (!isUsable() && looking.compareAndSet(false, true)) {
            try {
                probe(store, prompt());
            } finally {
                looking.set(false);
            }
        }
    }

    /** Does what is to be done every second: a check, for which a store that was found usable less than a period ago is not probed again. */
    public void checkIfDue(SessionStore store, Duration period, Duration within) {
        if (!suspicious
                && state.get() instanceof Usable usable
                && time.since(usable.checkedNanos()).compareTo(period) < 0) {
            workOff();
        } else {
            check(store, within);
        }
    }

    /**
     * Probes the store, draws the conclusion, and has it brought what it missed. A probe may get lost with its connection, in the very moment in which the store
     * restarts: so none is waited for longer than a call may take, and while the store counts as usable another one follows.
     *
     * @param within how long the store has to answer
     */
    public void check(SessionStore store, Duration within) {
        long began = time.nanoTime();
        boolean answered = false;
        boolean isLast = false;
        while (!answered && !isLast) {
            long left = Math.max(1, within.minus(time.since(began)).toMillis());
            isLast = left <= delay.toMillis();
            answered = probe(store, isLast ? Duration.ofMillis(left) : delay, !isLast);
            isLast |= !isUsable();
        }
        if (answered) {
            lookForLoss(store);
            workOff();
        }
    }

    private void lookForLoss(SessionStore store) {
        try {
            suspicious = false;
            if (history.hasLost(store)) {
                LOG.log(
                        INFO,
                        "BATON3304 The session store restarted, was emptied, or another server took its place: what this instance has in memory is compared with it.");
                losses.forEach(Runnable::run);
            }
        } catch (StoreUnavailableException later) {
            suspicious = true;
        }
    }

    /** Never does the work of a check: this thread may hold locks that it needs. */
    private boolean probe(SessionStore store, Duration within) {
        return probe(store, within, false);
    }

    /** @param mayBeLost whether no answer in all that time says nothing yet */
    private boolean probe(SessionStore store, Duration within, boolean mayBeLost) {
        long began = time.nanoTime();
        Duration stillBefore = stoodStill.get();
        try {
            store.probe(within);
            succeeded();
            return true;
        } catch (StoreUnavailableException failure) {
            Duration took = time.since(began);
            boolean tookItsTime = took.compareTo(within) >= 0;
            if (!mayBeLost || !tookItsTime) {
                Duration still = stoodStill.get().minus(stillBefore);
                failed(tookItsTime ? blame(failure.reason(), still, took) : failure.reason());
            }
            return false;
        }
    }

    private static String blame(String reason, Duration still, Duration took) {
        if (still.compareTo(Duration.ZERO) <= 0) {
            return reason;
        }
        return still.multipliedBy(2).compareTo(took) < 0
                ? reason + "; but this process did not run for " + Wording.seconds(still) + " meanwhile"
                : "this process did not run for " + Wording.seconds(still) + " of the " + Wording.seconds(took)
                        + " in which an answer was waited for, so that it may well be the fault of this host: look at its load and memory";
    }

    private void failed(String reason) {
        State before = state.get();
        if (before instanceof Returning returning) {
            state.compareAndSet(before, new Unusable(returning.sinceNanos(), reason));
        } else if (before instanceof Usable && state.compareAndSet(before, new Unusable(time.nanoTime(), reason))) {
            LOG.log(WARNING, "BATON3301 The session store is unusable: {0}. It is probed every second.", reason);
            turns.forEach(each -> each.unusable(reason));
        }
    }

    private void succeeded() {
        State before = state.get();
        if (before instanceof Usable) {
            state.compareAndSet(before, new Usable(time.nanoTime()));
        } else if (before instanceof Unusable unusable) {
            state.compareAndSet(before, new Returning(unusable.sinceNanos(), 0));
        }
    }

    private void workOff() {
        State before = state.get();
        long undone = backlogs.stream().mapToLong(StoreHealth::runAlone).sum();
        Long returned = unwrittenSince;
        if (undone == 0 && returned != null && before instanceof Usable) {
            unwrittenSince = null;
            LOG.log(
                    INFO,
                    "BATON3305 All that the session store had missed is written, {0} after its return.",
                    outage(returned));
        }
        if (isUsable()) {
            history.filled();
        }
        if (before instanceof Returning returning) {
            int checks = returning.checks() + 1;
            boolean isTold = undone == 0 || checks == CHECKS_WAITED_FOR;
            State next = isTold ? new Usable(time.nanoTime()) : new Returning(returning.sinceNanos(), checks);
            if (state.compareAndSet(before, next) && isTold) {
                // First the work, then the word: whoever reads it may rely on the store having what was kept for it.
                tellReturn(returning, undone);
            }
        }
    }

    private void tellReturn(Returning returning, long undone) {
        unwrittenSince = undone == 0 ? null : time.nanoTime();
        String rest = undone == 0
                ? ""
                : " What it missed of " + Wording.count(undone, "session")
                        + " is still to be written; a line follows when it is done.";
        LOG.log(
                INFO,
                "BATON3302 The session store is usable again after {0}.{1}",
                outage(returning.sinceNanos()),
                rest);
        Duration outage = time.since(returning.sinceNanos());
        turns.forEach(each -> each.usable(outage));
    }

    /** One application's failure must not keep the others from being reconciled. */
    private static long runAlone(LongSupplier work) {
        try {
            return work.getAsLong();
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(ERROR, "BATON3303 What an application had to bring to the store failed.", failure);
            return 0;
        }
    }

    private String outage(long sinceNanos) {
        return Wording.seconds(time.since(sinceNanos));
    }
}
