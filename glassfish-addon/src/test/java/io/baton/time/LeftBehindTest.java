// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody waits without a limit for code that does not return. */
@Timeout(60)
class LeftBehindTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void endAll() {
        end.countDown();
    }

    @Test
    void aRepetitionWhoseWorkDoesNotReturnIsStoppedAllTheSame() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        Schedule.Repetition repetition = new SystemTime().every("work", Duration.ofMillis(1), () -> {
            atWork.countDown();
            untilTheEnd();
        });
        atWork.await();
        repetition.stop();
        assertThat(end.getCount()).isEqualTo(1);
    }

    @Test
    void workThatDoesNotGetOnIsLeftBehindAndItsPlaceTold() {
        assertThat(WatchedWork.run("stop", this::untilTheEnd, () -> 0, SHORT))
                .hasValueSatisfying(where ->
                        assertThat(where).contains("baton-stop at", "io.baton.time.LeftBehindTest.untilTheEnd"));
    }

    @Test
    void workThatGetsOnIsWaitedForHoweverLongItTakes() {
        AtomicLong steps = new AtomicLong();
        Runnable work = () -> {
            while (steps.get() < 3) {
                Thread.onSpinWait();
            }
        };
        assertThat(WatchedWork.run("stop", work, steps::incrementAndGet, SHORT)).isEmpty();
    }

    @Test
    void whatWorkThrowsIsThrown() {
        Runnable work = () -> {
            throw new IllegalArgumentException("a test");
        };
        assertThatThrownBy(() -> WatchedWork.run("stop", work, () -> 0, SHORT))
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threadsThatAreLeftBehindAreBoundedInNumber() {
        List<Class<?>> causes = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            try {
                RoomyStack.call(this::nothing, SHORT);
            } catch (ExecutionException failure) {
                causes.add(Objects.requireNonNull(failure.getCause()).getClass());
            }
        }
        assertThat(causes).hasSize(9).endsWith(RejectedExecutionException.class);
        assertThat(causes.get(0)).isEqualTo(TimeoutException.class);
    }

    private Object nothing() {
        untilTheEnd();
        return "nothing";
    }

    private void untilTheEnd() {
        boolean isOver = false;
        while (!isOver) {
            try {
                end.await();
                isOver = true;
            } catch (InterruptedException notYet) {
                // As code does that takes no notice.
            }
        }
    }
}
