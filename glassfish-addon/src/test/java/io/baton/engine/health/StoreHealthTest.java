// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.store.History;
import io.baton.store.InMemorySessionStore;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.testing.SaidLines;
import io.baton.time.ManualTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table of states, line by line. */
class StoreHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final StoreHealth health = new StoreHealth(time, time, Duration.ofSeconds(2), Duration.ofSeconds(5));
    private final SaidLines said = new SaidLines();
    private final AtomicInteger works = new AtomicInteger();
    private final AtomicLong undone = new AtomicLong();
    private final InMemorySessionStore answering = new InMemorySessionStore(time);
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
        assertThat(health.<String>ask(answering, patience -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
                    }
                    return "answer";
                }))
                .isEqualTo("answer");
        stillUsable();
    }

    @Test
    void aCallHasThreeQuartersOfTheDelayAndTheSecondOneWhatIsLeft() {
        List<Duration> patience = new ArrayList<>();
        assertThat(askedTwice(patience, Duration.ofMillis(1500))).isEqualTo("answer");
        assertThat(patience).containsExactly(Duration.ofMillis(1500), Duration.ofMillis(500));
        patience.clear();
        assertThat(askedTwice(patience, Duration.ofMillis(100))).isEqualTo("answer");
        assertThat(patience).containsExactly(Duration.ofMillis(1500), Duration.ofMillis(1900));
    }

    @Test
    void theSecondCallHasAnEighthOfTheDelayAtLeast() {
        List<Duration> patience = new ArrayList<>();
        assertThat(askedTwice(patience, Duration.ofSeconds(2))).isEqualTo("answer");
        assertThat(patience).containsExactly(Duration.ofMillis(1500), Duration.ofMillis(250));
    }

    private String askedTwice(List<Duration> patience, Duration inVain) {
        return health.ask(answering, atMost -> {
            patience.add(atMost);
            if (patience.size() == 1) {
                time.pass(inVain);
                throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
            }
            return "answer";
        });
    }

    @Test
    void aProbeThatIsLostDoesNotKeepTheReturnFromBeingNoticed() {
        SessionStore losing = silentFor(probe -> {
            if (probe == 1) {
                // Meanwhile a call finds out.
                assertThatThrownBy(this::failingCall).hasMessage("no answer");
            }
        });
        long began = time.nanoTime();
        health.check(losing, Duration.ofSeconds(20));
        assertThat(time.since(began)).isEqualTo(Duration.ofSeconds(2));
        health.check(answering, Duration.ofSeconds(20));
        assertThat(said.ids()).containsExactly("BATON3301", "BATON3302");
    }

    @Test
    void aUsableStoreHasAllItsTimeToAnswerACheck() {
        SessionStore slow = silentFor(probe -> assertThat(health.isUsable()).isTrue());
        long began = time.nanoTime();
        health.check(slow, Duration.ofSeconds(5));
        assertThat(time.since(began)).isEqualTo(Duration.ofSeconds(5));
        assertThat(said.warnings()).containsExactly("BATON3301");
    }

    @Test
    void aUsableStoreThatAnswersTheNextProbeOfACheckIsUsable() {
        List<Integer> lost = new ArrayList<>();
        SessionStore losingOne = (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("probe") && lost.isEmpty()) {
                        lost.add(1);
                        time.pass((Duration) arguments[0]);
                        throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
                    }
                    return method.invoke(answering, arguments);
                });
        health.check(losingOne, Duration.ofSeconds(20));
        assertThat(lost).hasSize(1);
        stillUsable();
    }

    private SessionStore silentFor(IntConsumer duringProbe) {
        AtomicInteger probes = new AtomicInteger();
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    duringProbe.accept(probes.incrementAndGet());
                    time.pass((Duration) arguments[0]);
                    throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
                });
    }

    @Test
    void aLossOfTheStoreIsToldOnceByTheCheckThatFindsIt() {
        AtomicInteger losses = new AtomicInteger();
        health.onLoss(losses::incrementAndGet);
        health.onCheck(() -> {
            works.set(losses.get());
            return 0;
        });
        health.check(answering, PATIENCE);
        assertThat(losses).as("it is the first look").hasValue(0);
        answering.forgetEverything();
        health.check(answering, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(losses).hasValue(1);
        assertThat(works).as("what was lost when the work was done").hasValue(1);
        assertThat(said.ids()).containsExactly("BATON3304");
    }

    @Test
    void aLossThatIsSuspectedIsLookedForAtOnceAndUntilThereIsAnAnswer() {
        Duration period = Duration.ofSeconds(10);
        AtomicInteger losses = new AtomicInteger();
        health.onLoss(losses::incrementAndGet);
        health.check(answering, PATIENCE);
        answering.forgetEverything();
        health.checkIfDue(answering, period, PATIENCE);
        assertThat(losses).as("no check is due").hasValue(0);
        health.suspectLoss();
        health.checkIfDue(silentAbout("history"), period, PATIENCE);
        assertThat(losses).as("no answer").hasValue(0);
        health.checkIfDue(answering, period, PATIENCE);
        assertThat(losses).hasValue(1);
    }

    @Test
    void whoWasForgottenHearsOfNoLoss() {
        AtomicInteger losses = new AtomicInteger();
        Runnable count = losses::incrementAndGet;
        health.onLoss(count);
        health.check(answering, PATIENCE);
        health.forget(count);
        answering.forgetEverything();
        health.check(answering, PATIENCE);
        assertThat(losses).hasValue(0);
    }

    private static SessionStore silentAbout(String call) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals(call)) {
                        throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
                    }
                    return switch (method.getName()) {
                        case "within" -> proxy;
                        case "history" -> new History("the same", "the same");
                        default -> null;
                    };
                });
    }

    /** A store that notes when it is asked what it is. */
    private static SessionStore noting(List<String> order, Supplier<History> answer) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("history")) {
                        order.add("history");
                        return answer.get();
                    }
                    return proxy;
                });
    }

    @Test
    void whatTheStoreIsIsAskedBeforeTheFirstCall() {
        List<String> order = new ArrayList<>();
        SessionStore asked = noting(order, () -> new History("the same", "the same"));
        health.ask(asked, patience -> order.add("call"));
        health.ask(asked, patience -> order.add("call"));
        assertThat(order).containsExactly("history", "call", "call");
    }

    @Test
    void withoutAnAnswerToThatTheFirstCallIsNotMade() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> health.ask(silentAbout("history"), patience -> calls.incrementAndGet()))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aStoreThatCannotSayWhatItIsIsAskedForThatOnce() {
        List<String> order = new ArrayList<>();
        SessionStore asked = noting(order, () -> {
            throw new StoreUnavailableException(Kind.CALL_FAILED, "no such command", null);
        });
        health.ask(asked, patience -> order.add("call"));
        health.ask(asked, patience -> order.add("call"));
        assertThat(order).containsExactly("history", "call", "call");
    }

    @Test
    void usableACallHasNoAnswerTwiceButAProbeHasThenTheFailureIsItsOwn() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> health.ask(answering, patience -> {
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
        assertThatThrownBy(() -> health.ask(silentAbout("probe"), patience -> {
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
        health.onCheck(this::work);
        assertThatThrownBy(() -> health.ask(answering, patience -> {
                    health.check(silent, PATIENCE);
                    throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(health.isUsable()).isFalse();
        assertThat(works).hasValue(0);
    }

    @Test
    void usableAProbeFailsThenUnusableAndOneWarning() {
        health.check(silent, PATIENCE);
        assertThat(health.isUsable()).isFalse();
        assertThat(said.ids()).containsExactly("BATON3301");
    }

    @Test
    void usableACallSucceedsThenUsableAndNothingSaid() {
        assertThat(health.<String>ask(answering, patience -> "answer")).isEqualTo("answer");
        stillUsable();
    }

    @Test
    void usableAProbeSucceedsThenUsableAndNothingSaid() {
        health.check(answering, PATIENCE);
        stillUsable();
    }

    @Test
    void usableEveryCheckHasTheWorkDoneWhetherOrNotAProbeIsDue() {
        health.onCheck(this::work);
        health.check(answering, PATIENCE);
        health.checkIfDue(silent, Duration.ofSeconds(10), PATIENCE);
        assertThat(works).hasValue(2);
        stillUsable();
    }

    @Test
    void unusableNoCheckHasTheWorkDone() {
        health.onCheck(this::work);
        health.check(silent, PATIENCE);
        health.checkIfDue(silent, Duration.ofSeconds(10), PATIENCE);
        assertThat(works).hasValue(0);
    }

    /** What an application has to do: it leaves something undone if the test says so. */
    private long work() {
        works.incrementAndGet();
        return undone.get();
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
    void returningACheckLeavesNothingUndoneThenUsableAndOneLine() {
        health.onCheck(this::work);
        health.check(silent, PATIENCE);
        time.pass(Duration.ofMillis(1500));
        health.check(answering, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(health.isUsable()).isTrue();
        assertThat(said.ids()).containsExactly("BATON3301", "BATON3302");
        assertThat(said.all().get(1)).endsWith("usable again after 1.5 s.");
        assertThat(works).as("at the return and ever after").hasValue(2);
    }

    @Test
    void returningACheckLeavesSomethingUndoneThenNothingSaidUntilItIsDone() {
        returningWith(7);
        assertThat(health.isUsable()).isTrue();
        assertThat(said.ids()).containsExactly("BATON3301");
        undone.set(0);
        health.checkIfDue(answering, Duration.ofSeconds(10), PATIENCE);
        assertThat(said.ids()).containsExactly("BATON3301", "BATON3302");
    }

    @Test
    void returningWhatStaysUndoneIsNotWaitedForForEver() {
        returningWith(7);
        health.check(answering, PATIENCE);
        assertThat(said.ids()).containsExactly("BATON3301");
        health.check(answering, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(said.ids()).containsExactly("BATON3301", "BATON3302");
        assertThat(said.all().get(1)).contains("7 sessions");
    }

    @Test
    void whatWasUndoneAtTheReturnIsToldWhenItIsDone() {
        returningWith(1);
        for (int check = 0; check < 3; check++) {
            health.check(answering, PATIENCE);
        }
        assertThat(said.all().get(1))
                .endsWith("What it missed of 1 session is still to be written; a line follows when it is done.");
        time.pass(Duration.ofSeconds(4));
        undone.set(0);
        health.check(answering, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(said.ids()).containsExactly("BATON3301", "BATON3302", "BATON3305");
        assertThat(said.all().get(2)).endsWith("is written, 4.0 s after its return.");
    }

    @Test
    void aStoreIsNotBlamedForAnAnswerThatThisProcessHadNoTimeToRead() {
        AtomicLong stoodStill = new AtomicLong();
        health.knowsOfPauses(() -> Duration.ofMillis(stoodStill.get()));
        health.check(silentFor(probe -> stoodStill.addAndGet(800)), PATIENCE);
        assertThat(said.all())
                .singleElement()
                .asString()
                .contains("this process did not run for 0.8 s of the 1.0 s in which an answer was waited for")
                .doesNotContain("no answer");
    }

    @Test
    void aShortPauseIsToldBesideWhatTheStoreDid() {
        AtomicLong stoodStill = new AtomicLong();
        health.knowsOfPauses(() -> Duration.ofMillis(stoodStill.get()));
        health.check(silentFor(probe -> stoodStill.addAndGet(300)), PATIENCE);
        assertThat(said.all())
                .singleElement()
                .asString()
                .contains("no answer; but this process did not run for 0.3 s meanwhile");
    }

    @Test
    void aStoreThatRefusesAtOnceIsToldAsItIs() {
        AtomicLong stoodStill = new AtomicLong();
        health.knowsOfPauses(() -> Duration.ofMillis(stoodStill.addAndGet(800)));
        health.check(silent, PATIENCE);
        assertThat(said.all()).singleElement().asString().contains("unusable: no answer.");
    }

    @Test
    void returningAProbeFailsThenUnusableAsOfBeforeAndNothingSaid() {
        returningWith(7);
        time.pass(Duration.ofSeconds(1));
        health.check(silent, PATIENCE);
        assertThat(health.isUsable()).isFalse();
        assertThat(said.ids()).containsExactly("BATON3301");
        undone.set(0);
        health.check(answering, PATIENCE);
        assertThat(said.all().get(1)).contains("after 1.0 s");
    }

    @Test
    void aStoreThatGoesAwayWhileItIsBroughtWhatItMissedIsNotToldToBeBack() {
        health.onCheck(() -> {
            assertThatThrownBy(this::failingCall).hasMessage("no answer");
            return 0;
        });
        health.check(silent, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(health.isUsable()).isFalse();
        assertThat(said.ids()).containsExactly("BATON3301");
    }

    private void returningWith(long stillUndone) {
        undone.set(stillUndone);
        health.onCheck(this::work);
        health.check(silent, PATIENCE);
        health.check(answering, PATIENCE);
    }

    @Test
    void unusableALookThatIsAnsweredLetsCallsThroughAndLeavesTheRestToTheNextCheck() {
        health.onCheck(this::work);
        health.check(silent, PATIENCE);
        health.lookAgain(silent);
        assertThat(health.isUsable()).isFalse();
        health.lookAgain(answering);
        assertThat(health.isUsable()).isTrue();
        assertThat(works).hasValue(0);
        assertThat(said.ids()).containsExactly("BATON3301");
        health.checkIfDue(answering, Duration.ofSeconds(10), PATIENCE);
        assertThat(works).hasValue(1);
        assertThat(said.ids()).containsExactly("BATON3301", "BATON3302");
    }

    @Test
    void usableNobodyLooks() {
        health.lookAgain(silent);
        stillUsable();
    }

    @Test
    void unusableOnlyOneRequestAtATimeLooks() {
        health.check(silent, PATIENCE);
        AtomicInteger looks = new AtomicInteger();
        health.lookAgain(probedBy(() -> {
            looks.incrementAndGet();
            health.lookAgain(probedBy(looks::incrementAndGet));
        }));
        assertThat(looks).hasValue(1);
    }

    private static SessionStore probedBy(Runnable work) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    work.run();
                    return null;
                });
    }

    @Test
    void unusableACallIsRefusedWithoutAskingTheStore() {
        health.check(silent, PATIENCE);
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> health.ask(answering, patience -> asked.incrementAndGet()))
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_ASKED))
                .hasMessageContaining("no answer");
        assertThat(asked).hasValue(0);
        assertThat(said.ids()).containsExactly("BATON3301");
    }

    @Test
    void theWorkFindsTheStoreUsable() {
        health.onCheck(() -> {
            works.set(health.ask(answering, patience -> 7));
            return 0;
        });
        health.check(silent, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(works).hasValue(7);
    }

    @Test
    void workThatWasForgottenIsDoneNoMore() {
        LongSupplier work = this::work;
        health.onCheck(work);
        health.forget(work);
        health.check(silent, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(works).hasValue(0);
    }

    @Test
    void anApplicationWhoseWorkFailsDoesNotKeepTheOthersFromTheirs() {
        health.onCheck(() -> {
            throw new IllegalStateException("a fault in one application");
        });
        health.onCheck(this::work);
        health.check(silent, PATIENCE);
        health.check(answering, PATIENCE);
        assertThat(works).hasValue(1);
        assertThat(said.warnings()).containsExactly("BATON3301", "BATON3303");
    }

    @Test
    void anotherFailureThanUnavailabilityIsNoOutage() {
        assertThatThrownBy(() -> health.ask(answering, patience -> {
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
            callers.execute(() -> assertThatThrownBy(() -> health.ask(silent, patience -> {
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
        health.ask(silent, patience -> {
            throw new StoreUnavailableException(Kind.NO_ANSWER, "no answer", null);
        });
    }
}
