// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import io.baton.model.LatestEntries;
import io.baton.time.RoomyStack;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Decoding on a thread of its own, which is left behind if it takes too long. That is for values whose bytes may make a
 * thread wait or work without end, and for those that need a deep stack; usual values are decoded where they are asked
 * for, for a hop costs more than most of them (docs/decisions/0034).
 *
 * <p>Content that took too long is not tried again here. The threads left behind are bounded in number ({@link
 * RoomyStack}).
 */
final class DecodingAside {

    /** For a value of a few bytes; each megabyte adds a second. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    /**
     * A value of more bytes takes milliseconds, beside which a hop is nothing; fewer bytes can collide in a hash table
     * for less than a second.
     */
    private static final int LARGE = 128 * 1024;

    /** Objects counted as often as they are met. */
    private static final long WIDE = 500_000;

    /** Classes that have a lock of their own and use it while they are read. */
    private static final List<String> WAITING = List.of(
            "java.util.concurrent.ArrayBlockingQueue",
            "java.util.concurrent.LinkedBlockingDeque",
            "java.util.concurrent.LinkedBlockingQueue",
            "java.util.concurrent.LinkedTransferQueue",
            "java.util.concurrent.PriorityBlockingQueue",
            "java.util.concurrent.SynchronousQueue");

    private static final int MOST_GIVEN_UP = 1_000;
    private static final int BYTES_PER_SECOND = 1 << 20;
    private static final int STRIPES = 16;

    private final Duration longest;
    private final Set<ContentHash> givenUp =
            Collections.newSetFromMap(Collections.synchronizedMap(LatestEntries.byAge(MOST_GIVEN_UP)));
    /**
     * Several threads that ask for the same content at once are not all to be left behind: the others wait for the
     * first.
     */
    private final Object[] stripes = new Object[STRIPES];

    /** @param longest what the decoding of a small value may take */
    DecodingAside(Duration longest) {
        this.longest = longest;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Object();
        }
    }

    /** Whether a value is to be decoded aside. */
    boolean isFor(StreamOutline outline, int bytes) {
        return bytes > LARGE || outline.isTooDeep() || outline.spread() > WIDE || outline.hasAny(WAITING);
    }

    /**
     * Decodes a value.
     *
     * @throws UncodableException if that fails or takes too long, or took too long before
     */
    Object decode(Encoded encoded, Callable<Object> decoding) throws UncodableException {
        ContentHash content = encoded.hash();
        synchronized (stripes[Math.floorMod(content.hashCode(), STRIPES)]) {
            if (givenUp.contains(content)) {
                throw UncodableException.lasting(
                        "reading it took too long on this instance before", new TimeoutException());
            }
            Duration atMost = longest.plusSeconds(encoded.payload().length / BYTES_PER_SECOND);
            try {
                return RoomyStack.call(decoding, atMost);
            } catch (ExecutionException failure) {
                throw uncodable(failure, content, atMost);
            }
        }
    }

    private UncodableException uncodable(ExecutionException failure, ContentHash content, Duration atMost) {
        Throwable cause = failure.getCause();
        if (cause instanceof UncodableException uncodable) {
            return uncodable;
        }
        if (cause instanceof TimeoutException tooLong) {
            givenUp.add(content);
            return UncodableException.lasting(
                    "reading it takes longer than " + atMost.toSeconds() + " s; its thread is left behind "
                            + tooLong.getMessage(),
                    tooLong);
        }
        if (cause instanceof RejectedExecutionException full) {
            return UncodableException.lasting("it needs a thread of its own, and " + full.getMessage(), full);
        }
        return UncodableException.lasting("cannot be deserialized: " + cause, failure);
    }
}
