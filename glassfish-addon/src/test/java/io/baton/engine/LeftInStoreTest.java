// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.attributes.AttributeTable;
import io.baton.engine.attributes.AttributeUnavailableException;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.NodeMessage;
import io.baton.store.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Large attributes stay in the store until they are read, and are lost by nothing that happens meanwhile. */
class LeftInStoreTest extends EngineTest {

    private static final String LARGE = "x".repeat(2 * Cluster.LAZY);
    private static final String LARGER = "y".repeat(3 * Cluster.LAZY);

    @Test
    void aRequestReadsOnlyTheLargeAttributesItNeeds() {
        largeSessionOfA();
        try (SessionHandle hold = b.open(id)) {
            int calls = b.link().calls().size();
            assertThat(hold.session().attributes().get("cart")).isEqualTo("pear");
            assertThat(b.link().callsSince(calls)).isEmpty();
            assertThat(hold.session().attributes().get("film")).isEqualTo(LARGER);
            assertThat(hold.session().attributes().get("film")).isEqualTo(LARGER);
            assertThat(b.link().callsSince(calls)).containsExactly("read");
        }
    }

    @Test
    void aSessionThatComesBackBringsWhatChangedWhateverItsLength() {
        largeSessionOfA();
        b.put(id, "image", LARGER);
        try (SessionHandle hold = a.open(id)) {
            int calls = a.link().calls().size();
            assertThat(hold.session().attributes().get("image")).isEqualTo(LARGER);
            assertThat(a.link().callsSince(calls)).isEmpty();
        }
    }

    @Test
    void theNamesOfAllAreKnownWithoutReading() {
        largeSessionOfA();
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().attributes().names()).containsExactlyInAnyOrder("cart", "image", "film");
            assertThat(hold.session().attributes().isComplete()).isFalse();
        }
    }

    @Test
    void whatWasNotReadMovesOnUntouched() {
        largeSessionOfA();
        b.put(id, "cart", "fig");
        assertThat(a.get(id, "image")).isEqualTo(LARGE);
        assertThat(a.get(id, "cart")).isEqualTo("fig");
        Node c = cluster.start("c");
        assertThat(c.get(id, "film")).isEqualTo(LARGER);
    }

    @Test
    void aMutableOneThatWasReadAndChangedIsWritten() {
        sessionOfA("list", new ArrayList<>(List.of(LARGE)));
        try (SessionHandle hold = b.open(id)) {
            list(hold).add("pear");
        }
        try (SessionHandle hold = a.open(id)) {
            assertThat(list(hold)).containsExactly(LARGE, "pear");
        }
    }

    @Test
    void oneThatWasNotReadCanBeReplacedAndRemoved() {
        largeSessionOfA();
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().attributes().put("image", "small")).isEqualTo(LARGE);
            assertThat(hold.session().attributes().remove("film")).isEqualTo(LARGER);
        }
        try (SessionHandle hold = a.open(id)) {
            assertThat(hold.session().attributes().names()).containsExactlyInAnyOrder("cart", "image");
            assertThat(hold.session().attributes().get("image")).isEqualTo("small");
        }
    }

    @Test
    void aNewIdTakesThemAlong() {
        largeSessionOfA();
        SessionId newId = new SessionIds().next();
        try (SessionHandle hold = b.open(id)) {
            b.engine().rename(hold.session(), newId);
        }
        assertThat(a.get(newId, "image")).isEqualTo(LARGE);
        assertThat(a.get(newId, "film")).isEqualTo(LARGER);
        assertThat(cluster.store().sessions()).containsExactly(Cluster.key(newId));
    }

    @Test
    void aNewIdThatCannotTakeThemAlongIsNotGiven() {
        expectWarning("BATON3301");
        largeSessionOfA();
        SessionId newId = new SessionIds().next();
        try (SessionHandle hold = b.open(id)) {
            b.link().cut();
            assertThatThrownBy(() -> b.engine().rename(hold.session(), newId))
                    .isInstanceOf(AttributeUnavailableException.class)
                    .hasMessageContaining("'")
                    .hasMessageContaining("is in the session store and cannot be read now");
            assertThat(hold.session().id()).isEqualTo(id);
            b.reconnect();
        }
        assertThat(a.get(id, "image")).isEqualTo(LARGE);
    }

    @Test
    void aStoreThatIsAwayIsNoReasonToSayThatTheyAreNotThere() {
        expectWarning("BATON3301");
        largeSessionOfA();
        try (SessionHandle hold = b.open(id)) {
            b.link().cut();
            AttributeTable attributes = hold.session().attributes();
            assertThatThrownBy(() -> attributes.get("image")).isInstanceOf(AttributeUnavailableException.class);
            assertThat(attributes.get("cart")).isEqualTo("pear");
            b.reconnect();
            assertThat(attributes.get("image")).isEqualTo(LARGE);
        }
    }

    @Test
    void theyCanBeReplacedWhileTheStoreIsAway() {
        expectWarning("BATON3301");
        expectWarning("BATON3104");
        largeSessionOfA();
        try (SessionHandle hold = b.open(id)) {
            b.link().cut();
            assertThat(hold.session().attributes().put("image", "small")).isNull();
        }
        b.reconnect();
        assertThat(a.get(id, "image")).isEqualTo("small");
    }

    @Test
    void aRequestThatLostTheSessionDoesNotReadWhatAnotherNodeMadeOfIt() {
        expectWarning("BATON3003");
        largeSessionOfA();
        SessionHandle hold = b.open(id);
        askFor(a);
        cluster.time().pass(cluster.settings().holdLimit().plusSeconds(1));
        a.put(id, "image", "small");
        AttributeTable attributes = hold.session().attributes();
        assertThatThrownBy(() -> attributes.get("image"))
                .isInstanceOf(AttributeUnavailableException.class)
                .hasMessageContaining("another instance has taken the session over");
        hold.close();
        assertThat(a.get(id, "image")).isEqualTo("small");
    }

    @Test
    void aStoreThatFellBackKeepsThemWhenTheSessionIsWrittenAgain() {
        largeSessionOfA();
        SessionHandle hold = b.open(id);
        Map<SessionKey, ?> replica = cluster.store().copy();
        hold.session().attributes().put("cart", "fig");
        hold.save();
        cluster.failOverTo(replica);
        hold.session().attributes().put("drink", "tea");
        hold.save();
        assertThat(hold.session().attributes().get("image")).isEqualTo(LARGE);
        hold.close();
        assertThat(a.get(id, "cart")).isEqualTo("fig");
        assertThat(a.get(id, "film")).isEqualTo(LARGER);
    }

    @Test
    void aStoreThatRestartedEmptyHasLostThemAndTheSessionGoesOn() {
        expectWarning("BATON3103");
        largeSessionOfA();
        SessionHandle hold = b.open(id);
        assertThat(hold.session().attributes().get("film")).isEqualTo(LARGER);
        cluster.restartStore();
        assertThat(hold.session().attributes().get("image")).isNull();
        assertThat(hold.session().attributes().names()).containsExactlyInAnyOrder("cart", "film");
        hold.close();
        assertThat(a.get(id, "film")).isEqualTo(LARGER);
    }

    private void askFor(Node asker) {
        Ownership owner = Objects.requireNonNull(cluster.store().owner(Cluster.key(id)));
        cluster.channel().send(owner.node(), new NodeMessage.Ask(Cluster.key(id), owner.fence(), asker.id()));
    }

    @SuppressWarnings("unchecked") // what the test put there
    private static List<String> list(SessionHandle hold) {
        return (List<String>) Objects.requireNonNull(hold.session().attributes().get("list"));
    }

    private void largeSessionOfA() {
        try (SessionHandle hold = a.create(id)) {
            AttributeTable attributes = hold.session().attributes();
            attributes.put("cart", "pear");
            attributes.put("image", LARGE);
            attributes.put("film", LARGER);
        }
    }
}
