// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.store.Pending;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process's connection to the store, and what goes wrong with it. */
final class Wire {

    private enum Trouble {
        REQUEST_LOST,
        ANSWER_LOST,
        LATE
    }

    /** Longer than calls take when nothing is wrong. */
    private static final long LONG = 5_000_000;

    private final Machine process;
    private final Kernel kernel;
    private final Backend backend;
    private final List<Runnable> whenUp = new ArrayList<>();
    private boolean cut;
    private int cuts;
    private long frozenUntil;
    private double slowness;
    private double trouble;
    private int troubles;
    private int failures;
    private long delayedUntil;
    private int underWay;
    private Runnable looks = () -> {};

    Wire(Machine process, Backend backend) {
        this.process = process;
        this.kernel = process.kernel;
        this.backend = backend;
    }

    void cut(boolean isSo) {
        cut = isSo;
        cuts += isSo ? 1 : 0;
        kernel.note(isSo ? "is cut off" : "is reconnected", process);
        backAgain();
    }

    /** How often it was cut so far. */
    int cuts() {
        return cuts;
    }

    /** Has calls and messages wait until then; none of them fails for that. */
    void freeze(long nanos) {
        kernel.note("is frozen for ms", nanos / 1_000_000);
        frozenUntil = Math.max(frozenUntil, kernel.now() + nanos);
    }

    /** How long it is still frozen. */
    long frozen() {
        return Math.max(0, frozenUntil - kernel.now());
    }

    /** Does what waited for the connection, if it is there. */
    void backAgain() {
        if (isUp()) {
            List<Runnable> work = List.copyOf(whenUp);
            whenUp.clear();
            work.forEach(Runnable::run);
        }
    }

    /** Runs the work now, or when this end is connected again. */
    void whenUp(Runnable work) {
        if (isUp()) {
            work.run();
        } else {
            whenUp.add(work);
        }
    }

    /** How many calls failed so far. */
    int failures() {
        return failures;
    }

    boolean isUp() {
        return !cut && backend.up;
    }

    /** How often calls take their time, and how often, but at most how many times, a call fails that may have happened. */
    void weather(double slow, double troubled, int atMost) {
        slowness = slow;
        trouble = troubled;
        troubles = atMost;
    }

    /** Has the work run before each call. */
    void beforeCalls(Runnable work) {
        looks = work;
    }

    /** When the latest of the calls is over that take long. */
    long delayedUntil() {
        return delayedUntil;
    }

    /** Whether no call is under way that may have been doomed to fail while things went wrong. */
    boolean isIdle() {
        return underWay == 0;
    }

    /** Makes a call. */
    <T> T call(String what, Object detail, boolean mayBeLate, Supplier<T> call) {
        underWay++;
        try {
            return carryOut(what, detail, mayBeLate, call);
        } finally {
            underWay--;
        }
    }

    /** Makes a call on a thread of its own, for a caller that waits for its answer later. */
    <T> Pending<T> send(String what, Object detail, Supplier<T> call) {
        Fiber sender = Objects.requireNonNull(kernel.current());
        Reply<T> reply = new Reply<>();
        kernel.spawn(process, "sent", () -> {
            try {
                reply.answer = call(what, detail, true, call);
            } catch (StoreUnavailableException failed) {
                reply.failure = failed;
            }
            reply.isThere = true;
            if (reply.isAwaited) {
                kernel.wake(sender);
            }
        });
        return () -> {
            while (!reply.isThere) {
                reply.isAwaited = true;
                kernel.park(-1);
            }
            if (reply.answer == null) {
                throw Objects.requireNonNull(reply.failure);
            }
            return reply.answer;
        };
    }

    private static final class Reply<T> {

        @Nullable
        T answer;

        @Nullable
        StoreUnavailableException failure;

        boolean isThere;
        boolean isAwaited;
    }

    private <T> T carryOut(String what, Object detail, boolean mayBeLate, Supplier<T> call) {
        looks.run();
        kernel.pause();
        Trouble now = troubles > 0 && kernel.chance(trouble)
                ? Trouble.values()[kernel.random().nextInt(3)]
                : null;
        slow();
        if (!isUp() || now == Trouble.REQUEST_LOST) {
            throw fails(what, detail, "not sent");
        }
        if (now == Trouble.LATE && mayBeLate) {
            int outages = backend.outages;
            kernel.after(kernel.millis(1, 3000), () -> {
                // What was sent before an outage is there after it only because the client library sends it once more.
                if (backend.up && (process.isAlive() || backend.outages == outages)) {
                    kernel.note("happens late", Words.of(what, detail, "->", call.get()));
                }
            });
            throw fails(what, detail, "late");
        }
        T answer = call.get();
        kernel.note(what, Words.of(detail, "->", answer));
        slow();
        kernel.pause();
        if (!isUp() || now != null) {
            throw fails(what, detail, "answer lost");
        }
        return answer;
    }

    private void slow() {
        if (frozen() > 0) {
            takes(frozen() + kernel.millis(0, 5));
        }
        if (kernel.chance(slowness)) {
            double longest = kernel.chance(0.1) ? 400 : 3;
            takes(kernel.millis(0.1, troubles > 0 && kernel.chance(0.05) ? 3000 : longest));
        }
    }

    private void takes(long length) {
        if (length > LONG) {
            delayedUntil = Math.max(delayedUntil, kernel.now() + length);
        }
        kernel.sleep(length);
    }

    private StoreUnavailableException fails(String what, Object detail, String how) {
        troubles--;
        takes(kernel.chance(0.4) ? kernel.millis(0, 2) : kernel.millis(20, 900));
        // Now whoever waits for it is told.
        failures++;
        kernel.note("fails", Words.of(what, detail, how));
        return new StoreUnavailableException(Kind.NO_ANSWER, how, null);
    }
}
