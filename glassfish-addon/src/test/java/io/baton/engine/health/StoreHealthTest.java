package io.baton.engine.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.store.InMemorySessionStore;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.testing.SaidLines;
import io.baton.time.ManualTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table of states, line by line. */
class StoreHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final StoreHealth health = new StoreHealth(time);
    private final SaidLines said = new SaidLines();
    private final AtomicInteger returns = new AtomicInteger();
    private final SessionStore answering = new InMemorySessionStore(time);
    private final SessionStore silent = (SessionStore) Proxy.newProxyInstance(
            SessionStore.class.getClassLoader(), new Class<?>[] {SessionStore.class}, (proxy, method, arguments) -> {
                throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
            });

    @AfterEach
    void close() {
        said.close();
    }

    @Test
    void usableACallFailsThenUnusableAndOneWarning() {
        assertThatThrownBy(this::failingCall).hasMessage("no answer");
        assertThat(health.isUsable()).isFalse();
        assertThat(said.warnings()).containsExactly("BATON3301");
        assertThat(said.all().get(0)).contains("no answer");
    }

    @Test
    void usableACallHasNoAnswerButAProbeHasThenTheCallIsMadeOnceMore() {
        AtomicInteger calls = new AtomicInteger();
        assertThat(health.<String>ask(answering, () -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
                    }
                    return "answer";
                }))
                .isEqualTo("answer");
        stillUsable();
    }

    @Test
    void usableACallHasNoAnswerTwiceButAProbeHasThenTheFailureIsItsOwn() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> health.ask(answering, () -> {
                    calls.incrementAndGet();
                    throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(calls).hasValue(2);
        stillUsable();
    }

    @Test
    void usableACallFailsForItselfThenUsableAndNotAskedAgain() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> health.ask(silent, () -> {
                    calls.incrementAndGet();
                    throw new StoreUnavailableException(Kind.CALL_FAILED, "too big", null);
                }))
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.CALL_FAILED));
        assertThat(calls).hasValue(1);
        stillUsable();
    }

    @Test
    void aCheckIsDueAPeriodAfterTheLastSuccessAndAlwaysWhileUnusable() {
        Duration period = Duration.ofSeconds(10);
        health.checkIfDue(silent, period, PATIENCE);
        stillUsable();
        time.pass(period);
        health.checkIfDue(answering, period, PATIENCE);
        time.pass(period.minusMillis(1));
        health.checkIfDue(silent, period, PATIENCE);
        stillUsable();
        time.pass(Duration.ofMillis(1));
        health.checkIfDue(silent, period, PATIENCE);
        assertThat(health.isUsable()).isFalse();
        health.checkIfDue(answering, period, PATIENCE);
        assertThat(health.isUsable()).isTrue();
    }

    @Test
    void aCallNeverEndsAnOutage() {
        health.onReturn(returns::incrementAndGet);
        assertThatThrownBy(() -> health.ask(answering, () -> {
                    health.check(silent, PATIENCE);
                    throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(health.isUsable()).isFalse();
        assertThat(returns).hasValue(0);
    }

    @Test
    void usableAProbeFailsThenUnusableAndOneWarning() {
        health.check(silent, PATIENCE);
        assertThat(health.isUsable()).isFalse();
        assertThat(said.ids()).containsExactly("BATON3301");
    }

    @Test
    void usableACallSucceedsThenUsableAndNothingSaid() {
        assertThat(health.<String>ask(answering, () -> "answer")).isEqualTo("answer");
        stillUsable();
    }

    @Test
    void usableAProbeSucceedsThenUsableAndNothingSaid() {
        health.onReturn(returns::incrementAndGet);
        health.check(answering, PATIENCE);
        stillUsable();
        assertThat(returns).hasValue(0);
    }

    private void stillUsable() {
        assertThat(health.isUsable()).isTrue();
        assertThat(said.all()).isEmpty();
    }

    @Test
    void unusableAProbeFailsThenUnusableAndNothingMoreSaid() {
        health.check(silent, PATIENCE);
        health.check(silent, PATIENCE);
        health.check(silent, PATIENCE);
        assertThat(health.isUsable()).isFalse();
        assertThat(said.ids()).containsExactly("BATON3301");
    }

    @Test
    void unusableAProbeSucceedsThenUsableAndOneLineAndListenersRun() {
        health.onReturn(returns::incrementAndGet);
        health.check(silent, PATIENCE);
        time.pass(Duration.ofMillis(1500));
        health.check(answering, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(health.isUsable()).isTrue();
        assertThat(said.ids()).containsExactly("BATON3301", "BATON3302");
        assertThat(said.all().get(1)).contains("1500 ms");
        assertThat(returns).hasValue(1);
    }

    @Test
    void unusableACallIsRefusedWithoutAskingTheStore() {
        health.check(silent, PATIENCE);
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> health.ask(answering, asked::incrementAndGet))
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_ASKED))
                .hasMessageContaining("no answer");
        assertThat(asked).hasValue(0);
        assertThat(said.ids()).containsExactly("BATON3301");
    }

    @Test
    void listenersFindTheStoreUsable() {
        health.onReturn(() -> returns.set(health.ask(answering, () -> 7)));
        health.check(silent, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(returns).hasValue(7);
    }

    @Test
    void aListenerThatWasForgottenRunsNoMore() {
        Runnable listener = returns::incrementAndGet;
        health.onReturn(listener);
        health.forget(listener);
        health.check(silent, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(returns).hasValue(0);
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheOthersFromTheirWork() {
        health.onReturn(() -> {
            throw new IllegalStateException("a fault in one application");
        });
        health.onReturn(returns::incrementAndGet);
        health.check(silent, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(returns).hasValue(1);
        assertThat(said.warnings()).containsExactly("BATON3301", "BATON3303");
    }

    @Test
    void anotherFailureThanUnavailabilityIsNoOutage() {
        assertThatThrownBy(() -> health.ask(answering, () -> {
                    throw new IllegalStateException("a fault of ours");
                }))
                .isInstanceOf(IllegalStateException.class);
        stillUsable();
    }

    @Test
    void manyCallsThatFailAtOnceAreOneWarning() throws InterruptedException {
        int threads = 8;
        CountDownLatch allAsk = new CountDownLatch(threads);
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            callers.execute(() -> assertThatThrownBy(() -> health.ask(silent, () -> {
                        allAsk.countDown();
                        awaitAll(allAsk);
                        throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
                    }))
                    .isInstanceOf(StoreUnavailableException.class));
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(said.ids()).containsExactly("BATON3301");
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void failingCall() {
        health.ask(silent, () -> {
            throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
        });
    }
}
