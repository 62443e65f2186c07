// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.time.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who gets a session's lock while a write of it is on its way. */
class SessionLockTest {

    private final SessionLock lock = new SessionLock(new SystemTime().monitor());
    private final List<String> order = new CopyOnWriteArrayList<>();

    private void send() {
        lock.lock();
        lock.sent();
        lock.unlock();
    }

    private void answer() {
        lock.lockBeside();
        order.add("answered");
        lock.answered();
        lock.unlock();
    }

    private Thread asking() {
        Thread asking = new Thread(() -> {
            lock.lock();
            order.add(Thread.currentThread().isInterrupted() ? "asks, interrupted" : "asks");
            lock.unlock();
        });
        asking.start();
        await().until(() -> asking.getState() == Thread.State.TIMED_WAITING);
        return asking;
    }

    @Test
    void whoAsksTheStoreWaitsForTheAnswer() throws InterruptedException {
        send();
        Thread asking = asking();
        answer();
        asking.join();
        assertThat(order).containsExactly("answered", "asks");
    }

    @Test
    void whoIsTiredOfWaitingDoesNotOvertakeTheWriteEither() throws InterruptedException {
        send();
        Thread asking = asking();
        asking.interrupt();
        await().until(() -> !asking.isInterrupted() && asking.getState() == Thread.State.TIMED_WAITING);
        answer();
        asking.join();
        assertThat(order).containsExactly("answered", "asks, interrupted");
    }

    @Test
    void whoDoesNotAskTheStoreGetsItAtOnce() {
        send();
        lock.lockBeside();
        assertThat(lock.isUnderWay()).isTrue();
        lock.unlock();
        answer();
        lock.lock();
        assertThat(lock.isUnderWay()).isFalse();
        lock.unlock();
    }

    @Test
    void whoWaitsForSomethingElseUnderTheLockGetsItBackWhenNoWriteIsOnItsWay() throws InterruptedException {
        Thread waiting = new Thread(() -> {
            lock.lock();
            try {
                lock.await(Duration.ofHours(1));
                order.add("goes on");
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        });
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        lock.lock();
        lock.sent();
        lock.signalAll();
        lock.unlock();
        answer();
        waiting.join();
        assertThat(order).containsExactly("answered", "goes on");
    }
}
