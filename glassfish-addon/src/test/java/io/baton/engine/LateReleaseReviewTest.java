// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.Ownership;
import io.baton.store.Save;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a node sent to the store in vain may still arrive. */
class LateReleaseReviewTest extends ReviewTest {

    LateReleaseReviewTest() {
        super(Cluster.SETTINGS);
    }

    @Test
    void aReleaseThatArrivesLateDoesNotTakeTheSessionFromWhoGotItAgain() {
        sessionOfA("cart", "pear");
        memoryOfA().wantedBy(Cluster.key(id), b.id());
        a.link().cut();
        memoryOfA().handOver();
        a.beforeReconciling(() -> {
            assertThat(a.get(id, "cart")).isEqualTo("pear");
            theReleaseArrives();
            b.put(id, "cart", "fig");
            assertThat(a.get(id, "cart")).isEqualTo("fig");
        });
        a.reconnect();
        assertThat(said.ids()).doesNotContain("BATON3001");
    }

    private void theReleaseArrives() {
        cluster.store()
                .save(new Save(
                        Cluster.key(id),
                        id,
                        new Ownership(a.id(), 1),
                        2,
                        1,
                        0,
                        Save.Scope.DELTA,
                        memoryOfA().metadata(),
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        true,
                        Duration.ofHours(1)));
    }
}
