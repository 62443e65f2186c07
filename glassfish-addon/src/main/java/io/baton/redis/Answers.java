// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.baton.model.Wording;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.redisson.client.RedisException;

/**
 * How this room waits for what the client library does: never without end. The library has limits of its own for nearly everything, but not for all that
 * publish and subscribe waits for, and requests wait for the thread that renews the lease.
 */
final class Answers {

    /** Longer than the library's own limits for one call; what has not come by then does not come. */
    static final Duration LOST_AFTER = Duration.ofSeconds(30);

    private Answers() {}

    /**
     * Makes a call and waits for its answer.
     *
     * @param doing what the call does, for the message of a failure
     * @param call begins it
     * @throws StoreUnavailableException if there is no answer, or if it says that the call failed
     */
    static <T> T to(String doing, Supplier<? extends CompletionStage<T>> call) {
        return to(doing, LOST_AFTER, call);
    }

    /** The same, waiting no longer than that. */
    static <T> T to(String doing, Duration atMost, Supplier<? extends CompletionStage<T>> call) {
        try {
            return call.get().toCompletableFuture().get(atMost.toNanos(), NANOSECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(Kind.CALL_FAILED, doing + ": interrupted while waiting", hurry);
        } catch (TimeoutException lost) {
            throw lost(atMost, lost);
        } catch (ExecutionException | RedisException failure) {
            throw failure.getCause() instanceof TimeoutException lost
                    ? lost(atMost, lost)
                    : Failures.unavailable(doing, failure);
        }
    }

    private static StoreUnavailableException lost(Duration atMost, TimeoutException lost) {
        return new StoreUnavailableException(
                Kind.NO_ANSWER, "it did not answer within " + Wording.seconds(atMost), lost);
    }
}
