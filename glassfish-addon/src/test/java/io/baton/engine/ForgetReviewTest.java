// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the sweep for due sessions leaves of those that are not due. */
class ForgetReviewTest extends ReviewTest {

    ForgetReviewTest() {
        super(INTERVAL);
    }

    @Test
    void whatIsForgottenWasWrittenBefore() {
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        a.engine().forget(memoryOfA());
        assertThat(a.engine().inMemory()).isEmpty();
        assertThat(a.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whatIsForgottenIsNotOwnedAnyMore() {
        sessionOfA("cart", "pear");
        a.engine().forget(memoryOfA());
        assertThat(cluster.store().owners()).isEmpty();
    }

    @Test
    void aCopyOfWhatAnotherNodeOwnsIsForgotten() {
        sessionOfA("cart", "pear");
        b.put(id, "cart", "fig");
        LocalSession copy = memoryOfA();
        assertThat(a.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        a.engine().forget(copy);
        assertThat(a.engine().inMemory()).isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(said.warnings()).isEmpty();
    }

    @Test
    void whatARequestHoldsIsNotForgotten() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            a.engine().forget(hold.session());
            assertThat(a.engine().inMemory()).containsExactly(hold.session());
        }
    }
}
