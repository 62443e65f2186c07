// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record in another form is the same record, and only its owner brings it into one. */
public abstract class RewritingContract extends SessionStoreScenario {

    private static final StoredId OTHER_FORM = new StoredId("~form");

    protected RewritingContract(StoreUnderTest tested) {
        super(tested);
    }

    private boolean rewrite(NodeId node, long fence, long version, @Nullable StoredId form, Map<String, Frame> frames) {
        return store().rewrite(new Rewrite(key, new Ownership(node, fence), version, form, frames));
    }

    private Sight.Present seen() {
        return (Sight.Present) Objects.requireNonNull(store().look(List.of(key)).get(key));
    }

    @Test
    void itsOwnerWritesIdAndAttributesAndNothingElseChanges() {
        full(a, 1, 3, KEEP, Map.of("cart", frame(3, "pear"), "user", frame(2, "alice")));
        assertThat(rewrite(a, 1, 3, OTHER_FORM, Map.of("cart", frame(3, "fig"))))
                .isTrue();
        assertThat(seen()).isEqualTo(new Sight.Present(OTHER_FORM, new Ownership(a, 1), true, METADATA));
        assertThat(bytes(key, "cart")).isEqualTo(frame(3, "fig").toBytes());
        assertThat(bytes(key, "user")).isEqualTo(frame(2, "alice").toBytes());
        store().release(key, new Ownership(a, 1));
        ClaimResult.Changed found = changed(claim(b, 0, 0));
        assertThat(found.version()).isEqualTo(3);
        assertThat(found.id()).isEqualTo(OTHER_FORM);
    }

    @Test
    void theIdMayStayAsItIs() {
        create(KEEP);
        assertThat(rewrite(a, 1, 1, null, Map.of("cart", frame(1, "fig")))).isTrue();
        assertThat(seen().id()).isEqualTo(StoredId.of(id));
    }

    @Test
    void nobodyElseDoes() {
        create(KEEP);
        assertThat(rewrite(b, 1, 1, OTHER_FORM, Map.of())).as("another node").isFalse();
        assertThat(rewrite(a, 2, 1, OTHER_FORM, Map.of())).as("another fence").isFalse();
        assertThat(rewrite(a, 1, 2, OTHER_FORM, Map.of())).as("another version").isFalse();
        assertThat(seen().id()).isEqualTo(StoredId.of(id));
        end(a, 1, End.Cause.INVALIDATED, LONG);
        assertThat(rewrite(a, 1, 1, OTHER_FORM, Map.of())).as("an ended one").isFalse();
        anotherSession();
        assertThat(rewrite(a, 1, 1, OTHER_FORM, Map.of())).as("none").isFalse();
        assertThat(store().look(List.of(key)).get(key)).isEqualTo(new Sight.Absent());
    }

    @Test
    void manyAttributesAtOnce() {
        Map<String, Frame> many = new HashMap<>();
        Map<String, Frame> others = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            many.put("attribute " + i, frame(1, "value " + i));
            others.put("attribute " + i, frame(1, "other value " + i));
        }
        full(a, 1, 1, KEEP, many);
        assertThat(rewrite(a, 1, 1, OTHER_FORM, others)).isTrue();
        store().release(key, new Ownership(a, 1));
        assertThat(changed(claim(b, 0, 0)).newer()).isEqualTo(others);
    }
}
