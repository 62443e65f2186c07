// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R5.2: while a store that was emptied is being filled again, no node takes what it lacks for a session that exists
 * nowhere.
 */
class EmptiedStoreTest extends EngineTest {

    private static final Duration NOTICING = Node.LEASE.multipliedBy(2).plusSeconds(6);

    private static final SessionId NOBODYS = new SessionId("nobodys");

    @BeforeEach
    void bothKnowTheStore() {
        sessionOfA("cart", "pear");
        a.second();
        b.second();
        Duration[] until = {Duration.ofSeconds(1)};
        long began = cluster.time().nanoTime();
        cluster.time().duringPauses(() -> {
            // What happens every second while somebody waits.
            if (cluster.time().since(began).compareTo(until[0]) >= 0) {
                until[0] = cluster.time().since(began).plusSeconds(1);
                cluster.nodes().stream().filter(Node::isAlive).forEach(Node::second);
            }
        });
    }

    private Duration during(Runnable work) {
        long began = cluster.time().nanoTime();
        work.run();
        return cluster.time().since(began);
    }

    @Test
    void whoAsksForASessionOfALivingOwnerGetsIt() {
        cluster.flushStore();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aCopyIsNotTakenForTheSession() {
        staysAt(a);
        b.put(id, "cart", "plum");
        staysAt(b);
        a.put(id, "cart", "fig");
        cluster.flushStore();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aCopyIsTheSessionIfNobodyHasANewerOne() {
        b.put(id, "cart", "plum");
        a.die();
        cluster.flushStore();
        assertThat(during(() -> assertThat(b.get(id, "cart")).isEqualTo("plum")))
                .isLessThan(NOTICING.plusSeconds(1));
    }

    @Test
    void aSessionThatARequestHoldsAllTheTimeIsThereToBeAskedFor() {
        try (SessionHandle hold = a.open(id)) {
            cluster.flushStore();
            for (int i = 0; i < 3; i++) {
                cluster.time().pass(Duration.ofSeconds(1));
                a.second();
            }
            assertThat(cluster.store().owners()).containsKey(Cluster.key(id));
            hold.session().attributes().put("user", "ann");
        }
        assertThat(b.get(id, "user")).isEqualTo("ann");
    }

    @Test
    void anIdThatNobodyKnowsIsUnknownWhenAllHadTheTimeToBringWhatTheyHave() {
        cluster.flushStore();
        Duration waited =
                during(() -> assertThat(b.engine().open(NOBODYS)).isInstanceOf(OpenResult.NoSuchSession.class));
        assertThat(waited).isBetween(NOTICING, NOTICING.plusSeconds(1));
    }

    @Test
    void theOwnersRequestsDoNotWait() {
        cluster.flushStore();
        b.engine().tryOpen(id);
        a.lease().join();
        assertThat(during(() -> assertThat(a.get(id, "cart")).isEqualTo("pear")))
                .isZero();
    }

    @Test
    void anUnknownIdIsUnknownAtOnceWhereNothingWasLost() {
        assertThat(during(() -> assertThat(b.engine().open(NOBODYS)).isInstanceOf(OpenResult.NoSuchSession.class)))
                .isLessThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void aFloodOfUnknownIdsIsOneLookInTwentyMilliseconds() {
        int before = b.link().looks();
        Duration took = during(() -> {
            for (int i = 0; i < 100; i++) {
                b.engine().open(new SessionId("nobodys-" + i));
            }
        });
        assertThat(b.link().looks() - before).isLessThanOrEqualTo(1 + (int) (took.toMillis() / 20));
    }

    @Test
    void backgroundWorkDoesNotWait() {
        cluster.flushStore();
        assertThat(during(() -> assertThat(b.engine().tryOpen(id)).isInstanceOf(OpenResult.NoSuchSession.class)))
                .isZero();
    }
}
