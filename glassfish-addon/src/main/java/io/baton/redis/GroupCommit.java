// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * The way of short scripts to the store, on which those of several threads travel together, as databases write the commits of several transactions in one
 * go. A call that finds a place goes at once; while all places are taken, calls wait and then go as one group: one write, one read, one turn of the
 * server's event loop. Each call has an answer of its own, and fails for itself; a group is no transaction.
 *
 * <p>If a group gets no answer, those who wait behind it fail with it: nobody waits for longer than for one call.
 *
 * <p>In a Redis Cluster each call goes by itself: one shard that hangs would hold up the sessions of all the others.
 *
 * <p>Concurrency: no lock. Whoever adds a call, or gives a place back, looks for calls that can go; so a call never stays behind while there is a place.
 */
final class GroupCommit implements AutoCloseable {

    /** One group is worked on by the store while the next one gathers. */
    private static final int PLACES = 2;

    private static final int LARGEST_GROUP = 64;

    /** Bytes of arguments; a longer call goes by itself, so that short ones do not wait for its transport. */
    private static final int LONGEST = 16 * 1024;

    private final RedissonClient client;
    private final RScript alone;
    private final boolean grouping;
    private final Duration lostAfter;
    private final Queue<Call> waiting = new ConcurrentLinkedQueue<>();
    private final Set<Group> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(PLACES);
    private volatile @Nullable RedisException closed;

    /** @param client connected or not; the caller closes it */
    GroupCommit(RedissonClient client) {
        this(client, Answers.LOST_AFTER);
    }

    /** @param lostAfter how long to wait for what the client library may have lost */
    GroupCommit(RedissonClient client, Duration lostAfter) {
        this.client = client;
        this.lostAfter = lostAfter;
        this.alone = client.getScript(ByteArrayCodec.INSTANCE);
        this.grouping = !client.getConfig().isClusterConfig();
    }

    /**
     * Runs the script and waits for its answer, no longer than that.
     *
     * @throws StoreUnavailableException if it got none
     */
    Reply run(Lua script, Duration atMost, String key, List<byte[]> arguments) {
        return script.answer(send(script, key, arguments), atMost);
    }

    /** Has the script run; {@link Lua#answer} waits for what it returns. */
    CompletableFuture<List<Object>> send(Lua script, String key, List<byte[]> arguments) {
        Call call = new Call(script, key, arguments, new CompletableFuture<>());
        if (!grouping || !call.isShort()) {
            return call.send(alone, alone);
        }
        waiting.add(call);
        RedisException why = closed;
        if (why == null) {
            depart();
        } else {
            failWaiting(why);
        }
        return call.answer();
    }

    private void depart() {
        while (!waiting.isEmpty() && places.tryAcquire()) {
            Group group = next();
            if (group.isEmpty()) {
                places.release();
            } else {
                underWay.add(group);
                var unused = group.send().whenComplete((all, failure) -> arrived(group, failure));
            }
        }
    }

    private Group next() {
        Group group = new Group();
        Call call = waiting.poll();
        while (call != null) {
            group.calls.add(call);
            call = group.calls.size() < LARGEST_GROUP ? waiting.poll() : null;
        }
        return group;
    }

    /** The next group goes before the threads of this one wake. */
    private void arrived(Group group, @Nullable Throwable failure) {
        underWay.remove(group);
        if (failure instanceof TimeoutException) {
            group.giveUp(new RedisTimeoutException("no answer within " + lostAfter.toMillis() + " ms"));
        }
        places.release();
        Throwable noAnswer = group.noAnswer();
        if (noAnswer == null) {
            depart();
        } else {
            failWaiting(noAnswer);
        }
        group.settle();
    }

    private void failWaiting(Throwable why) {
        Call call = waiting.poll();
        while (call != null) {
            call.answer().completeExceptionally(why);
            call = waiting.poll();
        }
    }

    /** Fails what is under way or waits; to be called when the client was shut down, which leaves groups without an answer. */
    @Override
    public void close() {
        RedisException why = new RedisException("the connection to the store was closed");
        closed = why;
        underWay.forEach(group -> group.calls.forEach(call -> call.answer().completeExceptionally(why)));
        failWaiting(why);
    }

    /**
     * A script to run.
     *
     * @param answer what it returns; completed by a thread of the client library
     */
    private record Call(Lua script, String key, List<byte[]> arguments, CompletableFuture<List<Object>> answer) {

        boolean isShort() {
            int length = 0;
            for (byte[] argument : arguments) {
                length += argument.length;
            }
            return length <= LONGEST;
        }

        /** A call that is not sent fails like one that gets no answer, for somebody waits for one. */
        CompletableFuture<List<Object>> send(RScriptAsync way, RScriptAsync wayOfText) {
            try {
                return script.send(way, wayOfText, key, arguments);
            } catch (RuntimeException notSent) {
                return CompletableFuture.failedFuture(notSent);
            }
        }

        void settle(CompletableFuture<List<Object>> outcome) {
            try {
                answer.complete(outcome.join());
            } catch (CompletionException | CancellationException failure) {
                answer.completeExceptionally(failure);
            }
        }
    }

    /** Calls that go together. */
    private final class Group {

        private final List<Call> calls = new ArrayList<>();
        private final List<CompletableFuture<List<Object>>> outcomes = new ArrayList<>();

        boolean isEmpty() {
            return calls.isEmpty();
        }

        /** The end of what was sent, which comes in any case: a place that is never given back would stop all calls after it. */
        CompletableFuture<?> send() {
            CompletableFuture<?> all = calls.size() == 1 ? sendOne() : sendTogether();
            return all.orTimeout(lostAfter.toNanos(), TimeUnit.NANOSECONDS);
        }

        private CompletableFuture<?> sendOne() {
            outcomes.add(calls.get(0).send(alone, alone));
            // A copy, so that it is the wait that ends.
            return outcomes.get(0).copy();
        }

        private CompletableFuture<?> sendTogether() {
            List<CompletableFuture<?>> all = new ArrayList<>();
            try {
                RBatch batch = client.createBatch();
                RScriptAsync together = batch.getScript(ByteArrayCodec.INSTANCE);
                calls.forEach(call -> outcomes.add(call.send(together, alone)));
                all.addAll(outcomes);
                all.add(batch.executeAsync().toCompletableFuture());
            } catch (RuntimeException notSent) {
                giveUp(notSent);
            }
            return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        }

        /** Whatever has no answer by now gets this failure for one. */
        void giveUp(Throwable why) {
            while (outcomes.size() < calls.size()) {
                outcomes.add(new CompletableFuture<>());
            }
            outcomes.forEach(outcome -> outcome.completeExceptionally(why));
        }

        /** Why the store gave no answer, as opposed to one that says that a call failed; null if it gave all. */
        @Nullable
        Throwable noAnswer() {
            for (CompletableFuture<List<Object>> outcome : outcomes) {
                if (outcome.isCompletedExceptionally()) {
                    Throwable failure = outcome.handle((parts, why) -> why).join();
                    if (Failures.isNoAnswer(failure)) {
                        return failure;
                    }
                }
            }
            return null;
        }

        void settle() {
            for (int i = 0; i < calls.size(); i++) {
                calls.get(i).settle(outcomes.get(i));
            }
        }
    }
}
