// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a request waits for a session that others use, and how long those may let it wait. */
class WaitTest extends EngineTest {

    @Test
    void aRequestBesideOthersGivesWayForASecondAtMost() {
        sessionOfA("cart", "pear");
        SessionHandle outer = a.open(id);
        askForIt();
        long began = cluster.time().nanoTime();
        SessionHandle nested = a.open(id);
        assertThat(cluster.time().since(began)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1300));
        nested.session().attributes().put("cart", "fig");
        nested.close();
        outer.close();
        assertThat(cluster.store().owners()).as("b comes next").isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aRequestThatWaitedInVainIsToldThatTheSessionIsUnavailable() {
        expectWarning("BATON3006");
        sessionOfA("cart", "pear");
        SessionHandle owner = a.open(id);
        cluster.channel().deafen(a.id());
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
    void tryingDoesNotWaitAndAsksNobody() {
        sessionOfA("cart", "pear");
        SessionHandle owner = a.open(id);
        long began = cluster.time().nanoTime();
        assertThat(b.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        assertThat(cluster.time().since(began)).isZero();
        owner.close();
        assertThat(cluster.store().owners()).as("nobody asked for it").containsValue(a.id());
    }

    @Test
    void aHolderLosesTheSessionWhenTheHoldLimitIsOverSinceAnotherNodeAskedAndWritesNothingMore() {
        expectWarning("BATON3003");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        cluster.time().pass(Cluster.SETTINGS.holdLimit());
        long asked = cluster.time().nanoTime();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.time().since(asked))
                .as("as long as nobody asks, a request may hold it for ever")
                .isGreaterThanOrEqualTo(Cluster.SETTINGS.holdLimit())
                .isLessThan(Cluster.SETTINGS.holdLimit().plusSeconds(1));
        b.put(id, "cart", "plum");
        int before = a.link().calls().size();
        slow.close();
        assertThat(a.link().callsSince(before)).isEmpty();
        assertThat(a.engine().inMemory()).as("what it has is not the session").isEmpty();
        assertThat(a.forgotten()).containsExactly(slow.session());
        assertThat(a.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void aSessionThatTheStoreLostIsNotLostWithTheHoldThatRanOut() {
        expectWarning("BATON3003");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().waitedFor();
        cluster.restartStore();
        cluster.time().jump(Cluster.SETTINGS.holdLimit());
        slow.session().endHoldsIfOverdue();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        slow.close();
    }

    @Test
    void theNextRequestOfAHolderBeyondTheLimitSeesTheOtherNodesState() {
        expectWarning("BATON3003");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        b.put(id, "cart", "plum");
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        slow.close();
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void aHolderBeyondTheLimitWritesAsLongAsNobodyAsks() {
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        cluster.time().pass(Cluster.SETTINGS.holdLimit().multipliedBy(2));
        slow.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }
}
