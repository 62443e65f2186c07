// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A session is taken from requests that held it for too long. */
class HoldLimitReviewTest extends ReviewTest {

    HoldLimitReviewTest() {
        super(INTERVAL);
    }

    @Test
    void aRequestThatCameWhenTheOverdueOnesHadEndedKeepsTheSession() {
        sessionOfA("cart", new ArrayList<String>());
        SessionHandle slow = a.open(id);
        cart(slow).add("pear");
        LocalSession session = memoryOfA();
        session.waitedFor();
        cluster.time().jump(INTERVAL.holdLimit());
        List<SessionHandle> next = new ArrayList<>();
        codec.afterNextEncoding(() -> {
            slow.close();
            next.add(a.open(id));
        });
        session.endHoldsIfOverdue();
        next.forEach(hold -> {
            cart(hold).add("fig");
            hold.close();
        });
        assertThat(b.get(id, "cart")).isEqualTo(List.of("pear", "fig"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> cart(SessionHandle hold) {
        return (List<String>) Objects.requireNonNull(hold.session().attributes().get("cart"));
    }
}
