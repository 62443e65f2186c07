// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.redisson.client.RedisException;

/** What a failure of the client library means to us. */
final class Failures {

    private Failures() {}

    static StoreUnavailableException unavailable(String doing, RedisException failure) {
        if (failure.getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new StoreUnavailableException(Kind.CALL_FAILED, doing + ": interrupted while waiting", failure);
        }
        return new StoreUnavailableException(kind(failure), Trouble.text(failure), failure);
    }

    /** The same for a call whose answer was waited for as a future. */
    static StoreUnavailableException unavailable(String doing, Throwable failure) {
        return unavailable(doing, redisException(failure));
    }

    /** Whether that means that the store gave no answer, as opposed to one that says that the call failed. */
    static boolean isNoAnswer(Throwable failure) {
        return kind(redisException(failure)) == Kind.NO_ANSWER;
    }

    private static RedisException redisException(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException || cause instanceof ExecutionException)) {
            cause = cause.getCause();
        }
        return cause instanceof RedisException known ? known : new RedisException(cause.toString(), cause);
    }

    /** An error reply of the server has no cause and no class of its own; everything else is trouble on the way to it. */
    private static Kind kind(RedisException failure) {
        boolean replied = failure.getCause() == null && failure.getClass() == RedisException.class;
        return replied ? ServerError.of(failure).kind() : Kind.NO_ANSWER;
    }
}
