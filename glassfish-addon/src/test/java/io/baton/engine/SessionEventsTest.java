// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R4.1: an application that wants to hear of sessions as such hears of each move, whatever is in them, and of the store. */
class SessionEventsTest extends EngineTest {

    @BeforeEach
    void listen() {
        a.host().hearsEverything();
        b.host().hearsEverything();
    }

    /** A stay of fewer requests makes a session wander. */
    private void stay(Node node) {
        for (int i = 0; i < 4; i++) {
            node.use(id);
        }
    }

    @Test
    void aSessionIsHandedOverAndBack() {
        sessionOfA("cart", "pear");
        stay(a);
        stay(b);
        assertThat(a.host().heard()).containsExactly("leaves");
        assertThat(b.host().heard()).containsExactly("is here");
        stay(a);
        assertThat(a.host().heard()).containsExactly("leaves", "is here");
        assertThat(b.host().heard()).containsExactly("is here", "leaves");
    }

    @Test
    void aSessionThatStaysIsNotTold() {
        sessionOfA("cart", "pear");
        a.use(id);
        assertThat(a.host().heard()).isEmpty();
    }

    @Test
    void aSessionWhoseNodeDiedIsRecovered() {
        sessionOfA("cart", "pear");
        a.die();
        b.use(id);
        assertThat(b.host().heard()).containsExactly("is here, abandoned");
        assertThat(said.ids()).contains("BATON3007");
    }

    @Test
    void whatIsChangedWhenTheSessionLeavesIsStored() {
        sessionOfA("cart", "pear");
        a.host().whenTelling((said, session) -> session.attributes().put("farewell", said));
        assertThat(b.get(id, "farewell")).isEqualTo("leaves");
    }

    @Test
    void valuesHearItBesides() {
        sessionOfA("guest", new Guest("g"));
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().view().get("guest"))
                    .isInstanceOfSatisfying(
                            Guest.class, guest -> assertThat(guest.heard()).containsExactly("-a", "+b"));
        }
        assertThat(a.host().heard()).containsExactly("leaves");
        assertThat(b.host().heard()).containsExactly("is here");
    }

    @Test
    void anObserverThatFailsLosesNothing() {
        expectWarning("BATON3011");
        sessionOfA("cart", "pear");
        a.host().whenTelling((said, session) -> {
            throw new StackOverflowError("a test");
        });
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void theStoreGoesAndComesBack() {
        expectWarning("BATON3301");
        a.link().cut();
        a.check();
        a.check();
        a.reconnect();
        a.check();
        assertThat(a.host().heard()).containsExactly("store unavailable", "store available");
        assertThat(b.host().heard()).isEmpty();
    }
}
