// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

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
    void backgroundWorkBesideARequestDoesNotTakeThePlaceOfAWaitingNode() {
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        assertThat(waitInLine(b).kind()).isEqualTo(ClaimResult.Kind.BUSY);
        askForIt();
        assertThat(a.engine().tryOpen(id)).as("while a holds it").isInstanceOf(OpenResult.Unavailable.class);
        running.close();
        assertThat(a.engine().tryOpen(id)).as("b comes first").isInstanceOf(OpenResult.Unavailable.class);
    }

    private ClaimResult waitInLine(Node node) {
        return cluster.store()
                .claim(new Claim(
                        Cluster.key(id), node.id(), Claim.Mode.OPEN, Known.NOTHING, null, Cluster.LAZY, 1_000));
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
    void whatANodeForgotItToldItsContainer() {
        sessionOfA("cart", "pear");
        assertThat(a.forgotten()).isEmpty();
        LocalSession ofA = a.engine().inMemory().iterator().next();
        SessionHandle hold = b.open(id);
        hold.session().end(End.Cause.INVALIDATED);
        hold.close();
        assertThat(b.forgotten()).contains(hold.session());
        assertThat(a.forgotten()).isEmpty();
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(a.forgotten()).contains(ofA);
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> steps(SessionHandle hold) {
        return (List<Integer>)
                Objects.requireNonNull(hold.session().attributes().get("steps"));
    }
}
