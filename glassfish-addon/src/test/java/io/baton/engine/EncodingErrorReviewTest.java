// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import org.junit.jupiter.api.Test;

/** The machine is in a state in which values cannot be encoded: no memory is left, say. */
class EncodingErrorReviewTest extends ReviewTest {

    EncodingErrorReviewTest() {
        super(INTERVAL);
    }

    @Test
    void aSessionThatCannotBeEncodedForAnotherNodeIsNotWantedForEver() {
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        memoryOfA().wantedBy(Cluster.key(id), b.id());
        codec.afterNextEncoding(EncodingErrorReviewTest::noMemoryLeft);
        assertThatThrownBy(memoryOfA()::handOver).isInstanceOf(OutOfMemoryError.class);
        long before = cluster.time().nanoTime();
        a.open(id).close();
        assertThat(cluster.time().nanoTime()).isEqualTo(before);
    }

    @Test
    void oneSessionThatCannotBeEncodedDoesNotKeepTheOthersFromTheStore() {
        sessionOfA("cart", "pear");
        SessionId other = new SessionIds().next();
        a.create(other).close();
        a.put(id, "cart", "fig");
        a.put(other, "cart", "plum");
        codec.afterNextEncoding(EncodingErrorReviewTest::noClass);
        cluster.time().pass(INTERVAL.backupInterval());
        cluster.time().pass(INTERVAL.backupInterval());
        loseSubscription(a);
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(b.get(other, "cart")).isEqualTo("plum");
    }

    private static void noMemoryLeft() {
        throw new OutOfMemoryError("as a test");
    }

    private static void noClass() {
        throw new NoClassDefFoundError("as a test");
    }
}
