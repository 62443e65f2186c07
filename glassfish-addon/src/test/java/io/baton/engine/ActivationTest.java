// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R4.1, R9.2: values hear when their session leaves a node, before its state is taken, and when it arrives, before a request sees it; in turn. */
class ActivationTest extends EngineTest {

    private static List<String> heardIn(SessionHandle hold) {
        return heardIn(hold, "guest");
    }

    private static List<String> heardIn(SessionHandle hold, String name) {
        return ((Guest) Objects.requireNonNull(hold.session().view().get(name))).heard();
    }

    /** What the value has heard when a request there looks at it. */
    private List<String> heardAt(Node node) {
        try (SessionHandle hold = node.open(id)) {
            return heardIn(hold);
        }
    }

    private void sessionOfAWithGuest() {
        sessionOfA("guest", new Guest("g"));
    }

    private LocalSession memoryOf(Node node) {
        return node.engine().inMemory().iterator().next();
    }

    @Test
    void aValueWhoseSessionStaysHearsNothing() {
        sessionOfAWithGuest();
        a.use(id);
        assertThat(heardAt(a)).isEmpty();
    }

    @Test
    void aSessionIsHandedOverAndBack() {
        sessionOfAWithGuest();
        assertThat(heardAt(b)).containsExactly("-a", "+b");
        assertThat(heardAt(b)).containsExactly("-a", "+b");
        assertThat(heardAt(a)).containsExactly("-a", "+b", "-b", "+a");
    }

    @Test
    void aSessionIsHandedOverByTheLastRequestThatHoldsIt() {
        sessionOfAWithGuest();
        SessionHandle first = a.open(id);
        SessionHandle second = a.open(id);
        askForIt();
        first.close();
        assertThat(heardIn(second)).isEmpty();
        second.close();
        assertThat(heardAt(b)).containsExactly("-a", "+b");
    }

    @Test
    void aSessionThatWandersLeavesAtTheEndOfEachRequestAndCostsNoMoreCalls() {
        sessionOfAWithGuest();
        List<String> heard = new ArrayList<>(List.of("-a"));
        for (int turn = 0; turn < 8; turn++) {
            Node node = turn % 2 == 0 ? b : a;
            heard.add("+" + node.id().instance());
            int before = node.link().calls().size();
            assertThat(heardAt(node)).isEqualTo(heard);
            if (turn > 3) {
                assertThat(node.link().callsSince(before)).containsExactly("claim", "save and release");
            }
            heard.add("-" + node.id().instance());
        }
        assertThat(cluster.store().owners()).as("it wanders").isEmpty();
    }

    @Test
    void aNodeThatGetsASessionBackWhichNobodyElseHadTellsItToo() {
        sessionOfAWithGuest();
        for (int turn = 0; turn < 4; turn++) {
            heardAt(turn % 2 == 0 ? b : a);
        }
        List<String> before = heardAt(a);
        assertThat(heardAt(a)).as("memory was still good").containsAll(before).endsWith("-a", "+a");
    }

    @Test
    void anOrderlyStop() {
        sessionOfAWithGuest();
        a.stop(Duration.ZERO);
        assertThat(heardAt(b)).containsExactly("-a", "+b");
    }

    @Test
    void aRequestThatRunsLongerThanAnOrderlyStop() {
        sessionOfAWithGuest();
        SessionHandle running = a.open(id);
        a.stop(Duration.ofSeconds(5));
        running.session().attributes().put("late", new Guest("late"));
        running.close();
        try (SessionHandle hold = b.open(id)) {
            assertThat(heardIn(hold)).containsExactly("-a", "+b");
            assertThat(heardIn(hold, "late")).containsExactly("-a", "+b");
        }
    }

    @Test
    void aNodeThatDiesTellsNothing() {
        sessionOfAWithGuest();
        a.die();
        assertThat(heardAt(b)).containsExactly("+b");
        assertThat(said.ids()).contains("BATON3007");
    }

    @Test
    void aValueThatIsPutAnewIsThereAlready() {
        sessionOfAWithGuest();
        b.put(id, "guest", new Guest("new"));
        assertThat(heardAt(b)).isEmpty();
        assertThat(heardAt(a)).containsExactly("-b", "+a");
    }

    @Test
    void whatAValueChangesWhenItHearsThatItLeavesIsStored() {
        sessionOfAWithGuest();
        a.host().whenTelling((said, session) -> {
            session.attributes().put("farewell", said);
            session.attributes().remove("cart");
        });
        a.put(id, "cart", "pear");
        assertThat(b.get(id, "farewell")).isEqualTo("g-a");
        assertThat(b.get(id, "cart")).isNull();
    }

    @Test
    void aValueThatIsPutByOneThatHearsThatItLeavesHearsItToo() {
        sessionOfAWithGuest();
        a.host().whenTelling((said, session) -> {
            if (said.equals("g-a")) {
                session.attributes().put("heir", new Guest("heir"));
            }
        });
        try (SessionHandle hold = b.open(id)) {
            assertThat(heardIn(hold, "heir")).containsExactly("-a", "+b");
        }
    }

    @Test
    void aRequestThatComesWhileTheSessionIsBeingHandedOverHearsThatItIsHereFirst() {
        sessionOfAWithGuest();
        AtomicReference<@Nullable SessionHandle> request = new AtomicReference<>();
        a.host().whenTelling((said, session) -> {
            if (said.equals("g-a") && request.get() == null) {
                // Nobody asked for it, so this request need not wait for the session; only for what is being told.
                request.set(((OpenResult.Opened) a.engine().open(id)).handle());
            }
        });
        memoryOf(a).handOver();
        assertThat(cluster.store().owners()).as("not let go of").containsValue(a.id());
        try (SessionHandle hold = Objects.requireNonNull(request.get())) {
            hold.session().arrived();
            assertThat(heardIn(hold)).containsExactly("-a", "+a");
        }
        assertThat(heardAt(b)).containsExactly("-a", "+a", "-a", "+b");
    }

    @Test
    void aRequestThatComesAndGoesWhileTheSessionIsBeingEncoded() {
        sessionOfAWithGuest();
        a.host().whenTelling((said, session) -> {
            if (said.equals("g-a")) {
                a.host().whenTelling((any, same) -> {});
                session.attributes().put("slow", new Meanwhile(() -> heardAt(a)));
            }
        });
        memoryOf(a).handOver();
        assertThat(cluster.store().owners()).as("let go of all the same").isEmpty();
        assertThat(heardAt(b)).containsExactly("-a", "+a", "-a", "+b");
    }

    @Test
    void aListenerThatItselfSendsARequestForTheSessionWaitsInVainAndNotForEver() {
        sessionOfAWithGuest();
        List<String> answers = new ArrayList<>();
        a.host().whenTelling((said, session) -> {
            if (said.equals("g-a")) {
                answers.addAll(heardAt(a));
            }
        });
        memoryOf(a).handOver();
        assertThat(answers).containsExactly("-a");
        assertThat(heardAt(b)).containsExactly("-a", "+b");
    }

    @Test
    void whoeverAsksOnceMoreWhileValuesAreToldGetsTheSessionWhenTheyAre() {
        sessionOfAWithGuest();
        a.host().whenTelling((said, session) -> {
            askForIt();
            session.attributes().put("cart", "pear");
        });
        try (SessionHandle hold = b.open(id)) {
            assertThat(heardIn(hold)).containsExactly("-a", "+b");
            assertThat(hold.session().attributes().get("cart")).isEqualTo("pear");
        }
    }

    @Test
    void aStoreThatCannotBeReachedKeepsTheSessionHereAndTheNextRequestThatGetsItHearsIt() {
        expectWarning("BATON3301");
        sessionOfAWithGuest();
        a.link().cut();
        memoryOf(a).handOver();
        assertThat(a.engine().open(id)).as("it may have been let go of").isInstanceOf(OpenResult.Unavailable.class);
        a.reconnect();
        assertThat(heardAt(a)).containsExactly("-a", "+a");
        assertThat(heardAt(b)).containsExactly("-a", "+a", "-a", "+b");
    }

    @Test
    void aStoreThatIsKnownToBeAwayKeepsTheSessionHereAndTheNextRequestHearsIt() {
        expectWarning("BATON3301");
        sessionOfAWithGuest();
        a.link().cut();
        a.check();
        memoryOf(a).handOver();
        assertThat(heardAt(a)).containsExactly("-a", "+a");
        a.reconnect();
        assertThat(heardAt(b)).containsExactly("-a", "+a", "-a", "+b");
    }

    @Test
    void aSingleCallThatFailsDoesSo() {
        sessionOfAWithGuest();
        a.link().failNextCall();
        memoryOf(a).handOver();
        assertThat(heardAt(a)).containsExactly("-a", "+a");
    }

    @Test
    void aListenerThatThrowsLosesNeitherTheSessionNorWhatOthersHear() {
        Stream.generate(() -> "BATON3009").limit(6).forEach(this::expectWarning);
        sessionOfAWithGuest();
        a.put(id, "other", new Guest("other"));
        a.put(id, "third", new Guest("third"));
        a.host().whenTelling((said, session) -> {
            throw new IllegalStateException(said);
        });
        b.host().whenTelling((said, session) -> {
            throw new AssertionError(said);
        });
        try (SessionHandle hold = b.open(id)) {
            assertThat(List.of("guest", "other", "third"))
                    .allSatisfy(name -> assertThat(heardIn(hold, name)).containsExactly("-a", "+b"));
        }
        a.host().whenTelling((any, session) -> {});
        b.host().whenTelling((any, session) -> {});
        assertThat(said.all().toString()).contains("Attribute 'third' of session /shop#", Guest.class.getName());
    }

    @Test
    void aLargeValueThatWasLeftInTheStoreHearsThatItIsHereBeforeItIsRead() {
        sessionOfA("guest", new Guest("g".repeat(2 * Cluster.LAZY)));
        a.put(id, "cart", "pear".repeat(Cluster.LAZY));
        List<String> told = new ArrayList<>();
        b.host().whenTelling((said, session) -> told.add(said));
        int before = b.link().calls().size();
        try (SessionHandle hold = b.open(id)) {
            assertThat(told).hasSize(1);
            assertThat(b.link().callsSince(before)).as("read is what hears").containsOnlyOnce("read");
            assertThat(hold.session().attributes().isComplete())
                    .as("and nothing else")
                    .isFalse();
        }
    }

    @Test
    void aValueThatCannotBeHadNowHearsItWithTheNextRequest() {
        expectWarning("BATON3010");
        sessionOfA("guest", new Guest("g".repeat(2 * Cluster.LAZY)));
        b.link().beforeNextAnswer(() -> {});
        try (SessionHandle hold = ((OpenResult.Opened) b.engine().open(id)).handle()) {
            b.link().failNextCall();
            hold.session().arrived();
            hold.session().arrived();
            assertThat(heardIn(hold)).containsExactly("-a", "+b");
        }
    }

    @Test
    void sessionsWithoutSuchValuesAreNotDecoded() {
        sessionOfA("list", new ArrayList<>(List.of("pear")));
        int before = b.link().saves().size();
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().attributes().audience().isSomePassive()).isFalse();
            assertThat(hold.session().attributes().audience().isSomeActive()).isFalse();
        }
        assertThat(b.link().writtenSince(before)).isEmpty();
    }

    @Test
    void aSessionThatIsForgottenAndComesBack() {
        sessionOfAWithGuest();
        a.engine().forget(memoryOf(a));
        assertThat(a.engine().inMemory()).isEmpty();
        assertThat(heardAt(a)).containsExactly("-a", "+a");
    }

    /** A value during whose first encoding something happens. */
    private static final class Meanwhile implements java.io.Serializable {

        private static final long serialVersionUID = 1L;

        private transient @Nullable Runnable work;

        Meanwhile(Runnable work) {
            this.work = work;
        }

        private void writeObject(java.io.ObjectOutputStream out) {
            Runnable once = work;
            work = null;
            if (once != null) {
                once.run();
            }
        }
    }
}
