// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.time.ManualTime;
import io.baton.time.SystemTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** No ring is lost, whenever it comes. */
class BellsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String SESSION = "0f3c";

    private final ManualTime time = new ManualTime();
    private final Bells bells = new Bells(time);

    private Duration wait(Bells.Bell bell, long heard) throws InterruptedException {
        long began = time.nanoTime();
        bell.await(heard, LONG);
        return time.since(began);
    }

    @Test
    void whoWaitsForARingThatCameSinceItLookedDoesNotWait() throws InterruptedException {
        try (Bells.Bell bell = bells.at(SESSION)) {
            long heard = bell.rings();
            bells.ring(SESSION);
            assertThat(wait(bell, heard)).isZero();
        }
    }

    @Test
    void aRingThatWasHeardIsNotHeardAgain() throws InterruptedException {
        try (Bells.Bell bell = bells.at(SESSION)) {
            bells.ring(SESSION);
            assertThat(wait(bell, bell.rings())).isEqualTo(LONG);
        }
    }

    @Test
    void whoWaitsIsWoken() throws InterruptedException, ExecutionException, TimeoutException {
        Bells real = new Bells(new SystemTime());
        CountDownLatch waits = new CountDownLatch(1);
        FutureTask<Long> waiting = new FutureTask<>(() -> {
            try (Bells.Bell bell = real.at(SESSION)) {
                long heard = bell.rings();
                waits.countDown();
                bell.await(heard, LONG);
                return bell.rings() - heard;
            }
        });
        Thread thread = new Thread(waiting);
        thread.start();
        waits.await();
        Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        real.ring(SESSION);
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void everyoneWhoWaitsForASessionSharesItsBell() throws InterruptedException {
        try (Bells.Bell first = bells.at(SESSION);
                Bells.Bell second = bells.at(SESSION)) {
            assertThat(second).isSameAs(first);
            long heard = first.rings();
            bells.ring(SESSION);
            assertThat(wait(first, heard)).isZero();
            assertThat(wait(second, heard)).isZero();
        }
    }

    @Test
    void theBellOfAnotherSessionIsAnother() throws InterruptedException {
        try (Bells.Bell bell = bells.at(SESSION)) {
            long heard = bell.rings();
            bells.ring("another");
            assertThat(wait(bell, heard)).isEqualTo(LONG);
        }
    }

    @Test
    void aBellStaysAsLongAsSomebodyUsesIt() throws InterruptedException {
        try (Bells.Bell bell = bells.at(SESSION)) {
            bells.at(SESSION).close();
            long heard = bell.rings();
            bells.ring(SESSION);
            assertThat(wait(bell, heard)).isZero();
        }
    }

    @Test
    void aBellThatNobodyUsesIsForgotten() {
        Bells.Bell first = bells.at(SESSION);
        first.close();
        bells.ring(SESSION);
        try (Bells.Bell second = bells.at(SESSION)) {
            assertThat(second).isNotSameAs(first);
            assertThat(second.rings()).isZero();
        }
    }
}
