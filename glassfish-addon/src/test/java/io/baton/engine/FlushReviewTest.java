// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Requests come and go while interval mode writes what they left. */
class FlushReviewTest extends ReviewTest {

    FlushReviewTest() {
        super(INTERVAL);
    }

    @Test
    void whatARequestChangedInPlaceWhileItWasFlushedIsFlushedNext() {
        sessionOfA("cart", new ArrayList<String>());
        add("pear");
        codec.afterNextEncoding(() -> add("fig"));
        memoryOfA().flush();
        memoryOfA().flush();
        memoryOfA().flush();
        loseSubscription(a);
        assertThat(b.get(id, "cart")).isEqualTo(List.of("pear", "fig"));
    }

    @Test
    void whatARequestChangedWhileItWasHandedOverIsHandedOverToo() {
        sessionOfA("cart", new ArrayList<String>());
        add("pear");
        codec.afterNextEncoding(() -> add("fig"));
        memoryOfA().handOver();
        assertThat(b.get(id, "cart")).isEqualTo(List.of("pear", "fig"));
    }

    @Test
    void nothingIsEncodedWhileARequestHoldsTheSession() {
        sessionOfA("cart", new ArrayList<String>());
        SessionHandle hold = a.open(id);
        cart(hold).add("pear");
        int before = codec.encoded();
        memoryOfA().flush();
        memoryOfA().wantedBy(Cluster.key(id), b.id());
        memoryOfA().handOver();
        assertThat(codec.encoded()).isEqualTo(before);
        hold.close();
        assertThat(b.get(id, "cart")).isEqualTo(List.of("pear"));
    }

    private void add(String fruit) {
        try (SessionHandle hold = a.open(id)) {
            cart(hold).add(fruit);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> cart(SessionHandle hold) {
        return (List<String>) Objects.requireNonNull(hold.session().attributes().get("cart"));
    }
}
