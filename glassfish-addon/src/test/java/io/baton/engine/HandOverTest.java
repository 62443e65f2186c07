package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.Known;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A session goes from node to node. */
class HandOverTest extends EngineTest {

    @Test
    void noStepIsLostWhenTwoNodesTakeTurns() {
        sessionOfA("steps", new ArrayList<Integer>());
        for (int step = 0; step < 200; step++) {
            Node node = step % 2 == 0 ? b : a;
            try (SessionHandle hold = node.open(id)) {
                List<Integer> steps = steps(hold);
                assertThat(steps).as("at step " + step).hasSize(step);
                steps.add(step);
                assertThat(hold.session().attributes().put("last", step)).isEqualTo(step == 0 ? null : step - 1);
            }
        }
        try (SessionHandle hold = a.open(id)) {
            assertThat(steps(hold)).hasSize(200);
        }
    }

    @Test
    void twoRequestsOfOneNodeShareTheSessionAndTheLastOneReleasesIt() {
        sessionOfA("cart", "pear");
        SessionHandle first = a.open(id);
        SessionHandle second = a.open(id);
        assertThat(second.session()).isSameAs(first.session());
        first.session().attributes().put("cart", "fig");
        assertThat(second.session().attributes().get("cart")).isEqualTo("fig");
        first.close();
        assertThat(b.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        second.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aWaitingNodeGetsItsTurnWhenTheOwnerLetsGo() {
        sessionOfA("cart", "pear");
        SessionHandle owner = a.open(id);
        owner.session().attributes().put("cart", "fig");
        cluster.time().duringPauses(owner::close);
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aWaitingNodeGetsItsTurnWhileRequestsKeepOverlappingOnTheOwner() {
        sessionOfA("cart", "pear");
        Deque<SessionHandle> running = new ArrayDeque<>();
        running.add(a.open(id));
        List<HoldAttempt> refused = new ArrayList<>();
        // While b waits, the owner gets a new request in every pause, before the one that runs has ended.
        cluster.time().duringPauses(() -> {
            LocalSession session = a.engine().inMemory().iterator().next();
            HoldAttempt next = session.tryHold(id, Eagerness.REQUEST, null);
            if (next instanceof HoldAttempt.Held) {
                running.add(new SessionHandle(session));
            } else {
                refused.add(next);
            }
            if (!running.isEmpty()) {
                running.remove().close();
            }
        });
        Duration before = cluster.time().since(0);
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().attributes().get("cart")).isEqualTo("pear");
        }
        assertThat(refused).isNotEmpty().allMatch(HoldAttempt.Busy.class::isInstance);
        assertThat(cluster.time().since(0).minus(before)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aRequestBesideOthersGivesWayForASecondAtMost() {
        sessionOfA("cart", "pear");
        SessionHandle outer = a.open(id);
        Runnable waits = () -> assertThat(waitInLine(b)).isInstanceOf(ClaimResult.Busy.class);
        waits.run();
        cluster.time().duringPauses(waits);
        long began = cluster.time().nanoTime();
        SessionHandle nested = a.open(id);
        assertThat(cluster.time().since(began)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1100));
        nested.session().attributes().put("cart", "fig");
        nested.close();
        outer.close();
        assertThat(cluster.store().holders()).isEmpty();
    }

    @Test
    void backgroundWorkBesideARequestDoesNotTakeThePlaceOfAWaitingNode() {
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        assertThat(waitInLine(b).kind()).isEqualTo(ClaimResult.Kind.BUSY);
        if (a.engine().tryOpen(id) instanceof OpenResult.Opened sweep) {
            sweep.handle().close();
        }
        running.close();
        assertThat(a.engine().tryOpen(id)).as("b comes first").isInstanceOf(OpenResult.Unavailable.class);
    }

    private ClaimResult waitInLine(Node node) {
        return cluster.store()
                .claim(new Claim(
                        Cluster.key(id),
                        node.id(),
                        Claim.Mode.OPEN,
                        Known.NOTHING,
                        null,
                        Cluster.SETTINGS.holdLimit()));
    }

    @Test
    void memoryIsOfAnotherGenerationWhenAnotherNodeWasThere() {
        sessionOfA("cart", "pear");
        LocalSession session = a.engine().inMemory().iterator().next();
        Object first = session.generation();
        a.get(id, "cart");
        assertThat(session.generation()).isSameAs(first);
        b.put(id, "cart", "fig");
        a.get(id, "cart");
        assertThat(session.generation()).isNotSameAs(first);
    }

    @Test
    void aRequestThatWaitedInVainIsToldThatTheSessionIsUnavailable() {
        expectWarning("BATON3006");
        sessionOfA("cart", "pear");
        SessionHandle owner = a.open(id);
        long began = cluster.time().nanoTime();
        assertThat(b.engine().open(id))
                .isInstanceOfSatisfying(
                        OpenResult.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).contains(a.id().toString()));
        assertThat(cluster.time().since(began))
                .isGreaterThanOrEqualTo(Cluster.SETTINGS.waitTime())
                .isLessThan(Cluster.SETTINGS.waitTime().plusSeconds(1));
        assertThat(b.engine().inMemory()).isEmpty();
        owner.close();
    }

    @Test
    void tryingDoesNotWait() {
        sessionOfA("cart", "pear");
        SessionHandle owner = a.open(id);
        long began = cluster.time().nanoTime();
        assertThat(b.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        assertThat(cluster.time().since(began)).isZero();
        owner.close();
    }

    @Test
    void aHolderBeyondTheHoldLimitLosesTheSessionAndItsWriteIsRefused() {
        expectWarning("BATON3001");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        cluster.time().pass(Cluster.SETTINGS.holdLimit());

        assertThat(b.get(id, "cart")).isEqualTo("pear");
        b.put(id, "cart", "plum");
        slow.close();

        assertThat(a.engine().inMemory()).as("what it has is not the session").isEmpty();
        assertThat(a.forgotten()).containsExactly(slow.session());
        assertThat(a.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void theNextRequestOfAHolderBeyondTheLimitSeesTheOtherNodesState() {
        expectWarning("BATON3003");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        cluster.time().pass(Cluster.SETTINGS.holdLimit());
        b.put(id, "cart", "plum");

        assertThat(a.get(id, "cart")).isEqualTo("plum");
        slow.close();
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void aHolderBeyondTheLimitWritesAsLongAsNobodyTookOver() {
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        cluster.time().pass(Cluster.SETTINGS.holdLimit().multipliedBy(2));
        slow.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aDeadOwnerIsTakenOverAfterALeaseButNotBefore() {
        sessionOfA("cart", "pear");
        a.open(id);
        a.die();
        long died = cluster.time().nanoTime();

        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.time().since(died))
                .isGreaterThanOrEqualTo(Node.LEASE.multipliedBy(2))
                .isLessThan(Node.LEASE.multipliedBy(3));
        assertThat(said.ids()).containsExactly("BATON3007");
    }

    @Test
    void aSessionThatADeadNodeDoesNotHoldIsThereAtOnce() {
        sessionOfA("cart", "pear");
        a.die();
        long died = cluster.time().nanoTime();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.time().since(died)).isZero();
    }

    @Test
    void aLivingOwnerIsNotTakenOverAlthoughTheStoreForgotItsLease() {
        expectWarning("BATON3006");
        sessionOfA("cart", "pear");
        SessionHandle owner = a.open(id);
        cluster.leases().forgetEverything();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        owner.close();
    }

    @Test
    void theReturnedVictimOfATakeOverWritesNothing() {
        expectWarning("BATON3301");
        expectWarning("BATON3001");
        sessionOfA("cart", "pear");
        SessionHandle paused = a.open(id);
        paused.session().attributes().put("cart", "fig");
        a.link().cut();
        a.check();
        b.put(id, "cart", "plum");
        a.reconnect();
        paused.close();
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void whatANodeForgotItToldItsContainer() {
        sessionOfA("cart", "pear");
        assertThat(a.forgotten()).isEmpty();
        try (SessionHandle hold = b.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
        }
        assertThat(b.forgotten()).hasSize(1);
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(a.forgotten()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> steps(SessionHandle hold) {
        return (List<Integer>)
                Objects.requireNonNull(hold.session().attributes().get("steps"));
    }
}
