// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.store.Claim;
import io.baton.store.Known;
import io.baton.store.NodeMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions that are handed over, what that costs, and those for which it is done again and again. */
class WanderingTest extends EngineTest {

    private static final Duration NEXT_LOOK = Duration.ofMillis(50);

    private int callsOf(Node node, Runnable request) {
        int before = node.link().calls().size();
        request.run();
        return node.link().calls().size() - before;
    }

    /** One request on each node in turn, changing something. */
    private void wander(int turns) {
        for (int turn = 0; turn < turns; turn++) {
            (turn % 2 == 0 ? b : a).put(id, "turn", turn);
        }
    }

    @Test
    void anIdleSessionIsHandedOverAtOnce() {
        sessionOfA("cart", "pear");
        long began = cluster.time().nanoTime();
        int before = a.link().calls().size();
        assertThat(callsOf(b, () -> b.get(id, "cart")))
                .as("busy, granted, and the write after a take-over")
                .isEqualTo(3);
        assertThat(a.link().callsSince(before)).containsExactly("save and release");
        assertThat(cluster.time().since(began)).isLessThan(NEXT_LOOK);
        assertThat(cluster.store().owners()).containsValue(b.id());
    }

    @Test
    void aHeldSessionIsHandedOverByTheLastRequestInTheScriptOfItsWrite() {
        sessionOfA("cart", "pear");
        SessionHandle first = a.open(id);
        SessionHandle second = a.open(id);
        askForIt();
        first.session().attributes().put("cart", "fig");
        int before = a.link().calls().size();
        first.close();
        assertThat(cluster.store().owners()).containsValue(a.id());
        second.close();
        assertThat(a.link().callsSince(before)).containsExactly("save", "save and release");
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aHeldSessionThatNobodyChangedIsReleasedWithItsTimes() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        askForIt();
        int before = a.link().calls().size();
        hold.close();
        assertThat(a.link().callsSince(before)).containsExactly("save and release");
    }

    @Test
    void aLateAskReleasesNothingThatIsAnotherNodesByNow() {
        sessionOfA("cart", "pear");
        NodeMessage late = new NodeMessage.Ask(Cluster.key(id), 1, b.id());
        b.get(id, "cart");
        cluster.channel().send(a.id(), late);
        a.engine().forget(a.engine().inMemory().iterator().next());
        cluster.channel().send(a.id(), late);
        assertThat(cluster.store().owners()).containsValue(b.id());
    }

    @Test
    void anAskThatIsDoubledCostsAClaimAtMost() {
        sessionOfA("cart", "pear");
        askForIt();
        a.put(id, "cart", "fig");
        cluster.channel().send(a.id(), new NodeMessage.Ask(Cluster.key(id), 1, b.id()));
        assertThat(a.get(id, "cart")).isEqualTo("fig");
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void anAskForASessionThatIsNotInMemoryReleasesTheRecord() {
        sessionOfA("cart", "pear");
        LocalSession session = a.engine().inMemory().iterator().next();
        a.engine().forget(session);
        assertThat(a.engine().inMemory()).isEmpty();
        // A claim whose answer nobody waited for.
        cluster.store()
                .claim(new Claim(Cluster.key(id), a.id(), Claim.Mode.OPEN, Known.NOTHING, null, Cluster.LAZY, 1_000));
        askForIt();
        assertThat(cluster.store().owners()).isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aSessionThatWandersCostsTwoCallsPerRequestAfterLearning() {
        sessionOfA("turn", -1);
        wander(4);
        for (int turn = 0; turn < 6; turn++) {
            Node node = turn % 2 == 0 ? b : a;
            Node other = turn % 2 == 0 ? a : b;
            int othersBefore = other.link().calls().size();
            int value = turn;
            int before = node.link().calls().size();
            node.put(id, "turn", value);
            assertThat(node.link().callsSince(before)).containsExactly("claim", "save and release");
            assertThat(other.link().callsSince(othersBefore)).isEmpty();
        }
        assertThat(cluster.store().owners()).isEmpty();
    }

    @Test
    void aSessionThatWandersAndIsOnlyReadCostsTwoCallsPerRequestToo() {
        sessionOfA("turn", -1);
        wander(4);
        for (int turn = 0; turn < 6; turn++) {
            Node node = turn % 2 == 0 ? b : a;
            assertThat(callsOf(node, () -> node.get(id, "turn"))).isEqualTo(2);
        }
    }

    @Test
    void aSessionThatWandersStaysAgainAfterThreeCalmClaims() {
        sessionOfA("turn", -1);
        wander(4);
        assertThat(callsOf(a, () -> a.put(id, "cart", "1"))).isEqualTo(2);
        assertThat(callsOf(a, () -> a.put(id, "cart", "2"))).isEqualTo(2);
        assertThat(callsOf(a, () -> a.put(id, "cart", "3"))).isEqualTo(2);
        assertThat(cluster.store().owners()).as("kept").containsValue(a.id());
        assertThat(callsOf(a, () -> a.put(id, "cart", "4"))).isEqualTo(1);
        assertThat(callsOf(a, () -> a.get(id, "cart"))).isZero();
    }

    @Test
    void aSessionThatMovesForGoodDoesNotWander() {
        sessionOfA("cart", "pear");
        for (int request = 0; request < 5; request++) {
            a.get(id, "cart");
        }
        b.put(id, "cart", "fig");
        assertThat(callsOf(b, () -> b.put(id, "cart", "plum"))).isEqualTo(1);
        assertThat(callsOf(b, () -> b.get(id, "cart"))).isZero();
    }
}
