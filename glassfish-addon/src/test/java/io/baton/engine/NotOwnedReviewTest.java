// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Copies of sessions that other nodes own. */
class NotOwnedReviewTest extends ReviewTest {

    NotOwnedReviewTest() {
        super(INTERVAL);
    }

    @Test
    void aCopyIsNotFlushed() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        memoryOfA().wantedBy(Cluster.key(id), b.id());
        hold.close();
        b.put(id, "cart", "fig");
        cluster.time().pass(INTERVAL.backupInterval().multipliedBy(2));
        assertThat(said.warnings()).isEmpty();
        assertThat(a.engine().inMemory())
                .as("kept, so that only news come back")
                .hasSize(1);
    }

    @Test
    void aNodeThatStopsSaysNothingOfWhatOthersOwn() {
        sessionOfA("cart", "pear");
        b.put(id, "cart", "fig");
        a.engine().stop(Duration.ofSeconds(5));
        assertThat(said.warnings()).isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aSessionThatWasLetGoOfMeanwhileIsNotHandedOverTwice() {
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        memoryOfA().wantedBy(Cluster.key(id), b.id());
        codec.afterNextEncoding(() -> {
            memoryOfA().handOver();
            assertThat(b.get(id, "cart")).isEqualTo("fig");
        });
        memoryOfA().handOver();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(said.warnings()).isEmpty();
    }

    @Test
    void aNodeThatWasToldThatAnotherOneHasTheSessionDoesNotOfferIt() {
        sessionOfA("cart", "pear");
        loseSubscription(a);
        SessionHandle hold = b.open(id);
        hold.session().attributes().put("cart", "fig");
        assertThat(a.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        assertThat(memoryOfA().wantedBy(Cluster.key(id), b.id())).isFalse();
        hold.close();
    }
}
