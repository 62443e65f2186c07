// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.store.Frame;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeCostsTest {

    private final AttributeCosts costs = new AttributeCosts();

    private static Frame frame(int length) {
        return new Frame(1, 0, 1, new byte[length], 0);
    }

    @Test
    void theCostliestComeFirst() {
        costs.written(Map.of("cart", frame(100), "user", frame(10)));
        costs.written(Map.of("user", frame(10)));
        assertThat(costs.costliest()).extracting(AttributeCost::getName).containsExactly("cart", "user");
        assertThat(costs.costliest()).extracting(AttributeCost::getWrites).containsExactly(1L, 2L);
        costs.reset();
        assertThat(costs.costliest()).isEmpty();
    }

    @Test
    void namesThatAreMadeUpWithoutEndAreCountedAsOne() {
        for (int i = 0; i < 5_000; i++) {
            costs.written(Map.of("made-up-" + i, frame(1)));
        }
        assertThat(costs.costliest()).hasSize(20);
        assertThat(costs.costliest().get(0).getName()).isEqualTo("(others)");
        assertThat(costs.costliest().get(0).getWrites()).isEqualTo(4_000);
    }

    @Test
    void aNameIsFitToBeShown() {
        costs.written(Map.of("a\nb" + "x".repeat(1_000), frame(1)));
        assertThat(costs.costliest().get(0).getName()).hasSizeLessThan(200).doesNotContain("\n");
    }
}
