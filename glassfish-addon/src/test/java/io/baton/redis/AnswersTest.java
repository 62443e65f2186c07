// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisException;

/** Whatever becomes of a call, whoever made it goes on. */
class AnswersTest {

    @Test
    void anAnswerIsReturned() {
        assertThat(Answers.<String>to("asking", () -> CompletableFuture.completedFuture("yes")))
                .isEqualTo("yes");
    }

    @Test
    void anAnswerThatNeverComesIsNotWaitedForForEver() {
        assertFails(
                Kind.NO_ANSWER,
                "it did not answer within 20 ms",
                () -> Answers.<String>to("asking", Duration.ofMillis(20), CompletableFuture::new));
    }

    @Test
    void aCallThatFailsSaysWhy() {
        assertFails(
                Kind.CALL_FAILED,
                "ERR no such thing",
                () -> Answers.<String>to(
                        "asking", () -> CompletableFuture.failedFuture(new RedisException("ERR no such thing"))));
    }

    @Test
    void aCallThatCannotBeMadeFailsLikeOneWithoutAnAnswer() {
        assertFails(
                Kind.NO_ANSWER,
                "it is loading its data (LOADING soon)",
                () -> Answers.<String>to("asking", () -> {
                    throw new RedisException("LOADING soon");
                }));
    }

    @Test
    void aThreadThatIsInterruptedStopsWaitingAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertFails(
                Kind.CALL_FAILED,
                "asking: interrupted while waiting",
                () -> Answers.<String>to("asking", CompletableFuture::new));
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void assertFails(Kind kind, String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
