// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.redisson.api.BatchOptions;
import org.redisson.api.BatchResult;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * The way of writes that are answered when replicas have them too, as far as those say so in time. Each goes by itself, with a {@code WAIT} behind it on
 * the same connection. A replica that is missing delays, and never fails, a write; the server's answer alone decides.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>said</th></tr>
 * <tr><td>enough</td><td>a write, and as many replicas have it in time</td><td>enough</td><td>-</td></tr>
 * <tr><td>enough</td><td>a write, and fewer have it in time, or the server refuses to wait</td><td>short</td><td>one WARN</td></tr>
 * <tr><td>short</td><td>a write while another one waits for replicas</td><td>short</td><td>does not wait</td></tr>
 * <tr><td>short</td><td>any other write, and the same</td><td>short</td><td>-</td></tr>
 * <tr><td>short</td><td>any other write, and as many have it in time</td><td>enough</td><td>one INFO</td></tr>
 * </table>
 *
 * <p>A write that gets no answer, or whose script a server has to be told first, says nothing about replicas.
 *
 * <p>Concurrency: one atomic state, changed by compare-and-set; only the winner tells.
 */
final class ReplicaCommit {

    /** So long a write waits for replicas, unless a test has more patience. */
    static final Duration AT_MOST = Duration.ofMillis(500);

    private enum State {
        ENOUGH,
        SHORT
    }

    private final RedissonClient client;
    private final RScript alone;
    private final GroupCommit withoutWaiting;
    private final int least;
    private final Duration atMost;
    private final AtomicReference<State> state = new AtomicReference<>(State.ENOUGH);
    private final Semaphore looking = new Semaphore(1);

    /**
     * @param client connected or not; the caller closes it
     * @param withoutWaiting the way of writes that do not wait
     * @param least how many replicas, of the server that has the key
     * @param atMost how long to wait for them
     */
    ReplicaCommit(RedissonClient client, GroupCommit withoutWaiting, int least, Duration atMost) {
        if (least < 1) {
            throw new IllegalArgumentException("no number of replicas to wait for: " + least);
        }
        this.client = client;
        this.alone = client.getScript(ByteArrayCodec.INSTANCE);
        this.withoutWaiting = withoutWaiting;
        this.least = least;
        this.atMost = atMost;
    }

    /**
     * Runs the script, and waits for its answer, no longer than that, and for replicas.
     *
     * @throws StoreUnavailableException if it got no answer
     */
    Reply run(Lua script, Duration patience, String key, List<byte[]> arguments) {
        if (state.get() == State.ENOUGH) {
            return runAndWait(script, patience, key, arguments);
        }
        if (!looking.tryAcquire()) {
            return withoutWaiting.run(script, patience, key, arguments);
        }
        try {
            return runAndWait(script, patience, key, arguments);
        } finally {
            looking.release();
        }
    }

    private Reply runAndWait(Lua script, Duration patience, String key, List<byte[]> arguments) {
        RBatch batch = client.createBatch(BatchOptions.defaults().sync(least, atMost));
        CompletableFuture<List<Object>> answer =
                script.send(batch.getScript(ByteArrayCodec.INSTANCE), alone, key, arguments);
        CompletableFuture<BatchResult<?>> replicated = batch.executeAsync().toCompletableFuture();
        Reply reply = script.answer(answer, patience);
        try {
            note(replicated
                    .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                    .get()
                    .getSyncedSlaves());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            // The write has its own answer. If the script was unknown, it went another way, and was not waited for.
            if (!Lua.isUnknown(failure)) {
                tooFew(Trouble.text(failure));
            }
        }
        return reply;
    }

    private void note(int reached) {
        if (reached < least) {
            tooFew(reached + " had the last one");
        } else if (state.compareAndSet(State.SHORT, State.ENOUGH)) {
            RedisLog.enoughReplicas(least);
        }
    }

    private void tooFew(String why) {
        if (state.compareAndSet(State.ENOUGH, State.SHORT)) {
            RedisLog.tooFewReplicas(least, atMost, why);
        }
    }
}
