// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.codec.JavaSerialization;
import io.baton.codec.PlainStreams;
import io.baton.codec.Trait;
import io.baton.codec.UncodableException;
import io.baton.codec.Unserializable;
import io.baton.store.Frame;
import io.baton.store.StoredFrame;
import io.baton.testing.SaidLines;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttributeTableTest {

    private final JavaSerialization codec = new JavaSerialization(PlainStreams.ofTests());
    private final Map<String, Frame> leftInStore = new HashMap<>();
    private final AttributeTable table = new AttributeTable(codec, leftInStore::get, "/shop#0f3c");
    private final SaidLines said = new SaidLines();

    @AfterEach
    void close() {
        said.close();
    }

    @Test
    void itIsEmptyAtFirst() {
        assertThat(table.names()).isEmpty();
        assertThat(table.get("cart")).isNull();
        assertThat(changes().isEmpty()).isTrue();
        assertThat(everything().isEmpty()).isTrue();
    }

    @Test
    void settingReturnsWhatWasThere() {
        assertThat(table.put("cart", "pear")).isNull();
        assertThat(table.put("cart", "fig")).isEqualTo("pear");
        assertThat(table.get("cart")).isEqualTo("fig");
        assertThat(table.names()).containsExactly("cart");
    }

    @Test
    void removingReturnsWhatWasThere() {
        table.put("cart", "pear");
        assertThat(table.remove("cart")).isEqualTo("pear");
        assertThat(table.remove("cart")).isNull();
        assertThat(table.names()).isEmpty();
    }

    @Test
    void whatWasSetIsAChangeOfTheGivenVersion() {
        table.put("cart", "pear");
        Changes changes = changes();
        assertThat(changes.frames(7)).containsOnlyKeys("cart");
        Frame frame = Objects.requireNonNull(changes.frames(7).get("cart"));
        assertThat(frame.version()).isEqualTo(7);
        assertThat(frame.codec()).isEqualTo(JavaSerialization.ID);
    }

    @Test
    void aChangeIsOneUntilItWasStored() {
        table.put("cart", "pear");
        assertThat(changes().isEmpty()).isFalse();
        Changes changes = changes();
        assertThat(changes.isEmpty()).isFalse();
        table.stored(changes);
        assertThat(changes().isEmpty()).isTrue();
    }

    @Test
    void aRemovalIsOneUntilItWasStored() {
        stored("cart", "pear");
        table.remove("cart");
        assertThat(changes().removed()).containsExactly("cart");
        Changes changes = changes();
        table.stored(changes);
        assertThat(changes().isEmpty()).isTrue();
    }

    @Test
    void whatIsRemovedAndSetAgainIsAChangeAndNoRemoval() {
        stored("cart", "pear");
        table.remove("cart");
        table.put("cart", "fig");
        Changes changes = changes();
        assertThat(changes.frames(2)).containsOnlyKeys("cart");
        assertThat(changes.removed()).isEmpty();
    }

    @Test
    void aMutableValueThatWasReadIsLookedAtAgain() {
        List<String> cart = new ArrayList<>(List.of("pear"));
        stored("cart", cart);
        table.settle(table.snapshot(false));
        cart.add("fig");
        assertThat(changes().isEmpty()).as("nobody asked for it").isTrue();
        table.get("cart");
        assertThat(changes().frames(3)).containsOnlyKeys("cart");
    }

    @Test
    void aValueSetWhileItsPredecessorIsBeingStoredIsStillAChange() {
        table.put("cart", "pear");
        Changes inFlight = changes();
        table.put("cart", "fig");
        table.stored(inFlight);
        assertThat(changes().frames(2)).containsOnlyKeys("cart");
    }

    @Test
    void aValueSetBackWhileAnotherIsBeingStoredIsStillAChange() {
        stored("cart", "pear");
        table.put("cart", "fig");
        Changes inFlight = changes();
        table.put("cart", "pear");
        table.stored(inFlight);
        assertThat(changes().frames(3)).containsOnlyKeys("cart");
    }

    @Test
    void aValueRemovedWhileItIsBeingStoredIsStillARemoval() {
        table.put("cart", "pear");
        Changes inFlight = changes();
        table.remove("cart");
        table.stored(inFlight);
        assertThat(changes().removed()).containsExactly("cart");
    }

    @Test
    void aValueSetWhileItsRemovalIsBeingStoredIsStillAChange() {
        stored("cart", "pear");
        table.remove("cart");
        Changes inFlight = changes();
        table.put("cart", "pear");
        table.stored(inFlight);
        assertThat(changes().frames(3)).containsOnlyKeys("cart");
    }

    @Test
    void everythingIsAllOfItChangedOrNot() throws UncodableException {
        stored("cart", "pear");
        Frame untouched = frame("ann");
        table.merge(Set.of("cart", "user"), Map.of("user", untouched), Map.of());
        assertThat(everything().frames(9)).containsOnlyKeys("cart", "user").containsEntry("user", untouched);
    }

    @Test
    void mergingTakesOverWhatIsNewerAndDropsWhatIsGone() throws UncodableException {
        stored("cart", "pear");
        stored("gone", "x");
        table.remove("never-stored");
        table.merge(Set.of("cart", "user"), Map.of("user", frame("ann")), Map.of());
        assertThat(table.names()).containsExactlyInAnyOrder("cart", "user");
        assertThat(table.get("user")).isEqualTo("ann");
        assertThat(changes().isEmpty()).isTrue();
    }

    @Test
    void aMergedValueIsDecodedOnce() throws UncodableException {
        table.merge(Set.of("cart"), Map.of("cart", frame(new ArrayList<>(List.of("pear")))), Map.of());
        assertThat(table.get("cart")).isSameAs(table.get("cart"));
    }

    @Test
    void aMergedValueThatWasReadButNotChangedIsNoChange() throws UncodableException {
        table.merge(Set.of("cart"), Map.of("cart", frame(new ArrayList<>(List.of("pear")))), Map.of());
        table.get("cart");
        assertThat(changes().isEmpty()).isTrue();
    }

    @Test
    void whatCannotBeReadIsLeftOutOnceKnownAndSaidOnce() {
        Frame bad = new Frame(JavaSerialization.ID, 1, new byte[] {1, 2, 3});
        table.merge(Set.of("bad"), Map.of("bad", bad), Map.of());
        assertThat(table.get("bad")).isNull();
        assertThat(table.get("bad")).isNull();
        assertThat(table.names()).isEmpty();
        assertThat(changes().isEmpty()).isTrue();
        assertThat(everything().frames(2)).containsExactly(Map.entry("bad", bad));
        assertThat(said.ids()).containsExactly("BATON3101");
        assertThat(said.all().get(0)).contains("'bad'", "/shop#0f3c");
    }

    @Test
    void aDamagedFrameCannotBeRead() {
        table.merge(Set.of("bad"), Map.of("bad", Frame.parse(new byte[] {9, 9})), Map.of());
        assertThat(table.get("bad")).isNull();
        assertThat(said.ids()).containsExactly("BATON3101");
    }

    @Test
    void whatCannotBeReadIsNotAmongTheNamesThatAnApplicationSees() {
        table.merge(
                Set.of("bad", "good", "left"),
                Map.of(
                        "bad",
                        new Frame(1, 5, new byte[] {1, 2, 3}),
                        "good",
                        new Frame(JavaSerialization.ID, 5, pear())),
                Map.of("left", new StoredFrame(5, 10_000, 0)));
        AttributeView view = new AttributeView(table, AttributeView.Model.SPLIT);
        assertThat(view.names()).containsExactlyInAnyOrder("good", "left");
        assertThat(said.ids()).containsExactly("BATON3101");
        assertThat(table.isSettled()).as("nothing was read").isTrue();
    }

    @Test
    void whatIsKeptBesideTheAttributesIsNeitherSeenNorTouchedByAnApplication() {
        for (AttributeView.Model model : AttributeView.Model.values()) {
            AttributeView view = new AttributeView(table, model);
            String hidden = AttributeView.hidden("login");
            table.put(hidden, "alice");
            view.put("cart", "pear");
            assertThat(view.names()).containsExactly("cart");
            assertThat(view.get(hidden)).isNull();
            assertThat(view.remove(hidden)).isNull();
            assertThatThrownBy(() -> view.put(hidden, "bob")).isInstanceOf(IllegalArgumentException.class);
            assertThat(table.get(hidden)).isEqualTo("alice");
            view.remove("cart");
        }
        assertThat(changes().frames(1)).containsKey(AttributeView.hidden("login"));
    }

    private byte[] pear() {
        try {
            return codec.encode("pear").payload();
        } catch (UncodableException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void whatCannotBeReadCanBeRemoved() {
        table.merge(Set.of("bad"), Map.of("bad", Frame.parse(new byte[] {9, 9})), Map.of());
        assertThat(table.remove("bad")).isNull();
        assertThat(changes().removed()).containsExactly("bad");
    }

    @Test
    void whatCannotBeEncodedIsLeftOutAndSaidOnce() {
        table.put("bad", new ArrayList<>(List.of(new Unserializable())));
        table.put("good", "pear");
        assertThat(changes().frames(1)).containsOnlyKeys("good");
        assertThat(everything().frames(2)).containsOnlyKeys("good");
        assertThat(said.ids()).containsExactly("BATON3102");
        assertThat(said.all().get(0)).contains("'bad'", Unserializable.class.getName());
    }

    @Test
    void whatIsNotSerializableStaysHereAndIsNotSaidAgain() {
        stored("kept", "pear");
        table.put("kept", new Unserializable());
        Changes changes = changes();
        assertThat(changes.frames(1)).isEmpty();
        assertThat(changes.removed()).as("the store forgets its former value").containsExactly("kept");
        table.stored(changes);
        assertThat(table.get("kept")).isInstanceOf(Unserializable.class);
        assertThat(changes().isEmpty()).isTrue();
        assertThat(said.ids()).isEmpty();
    }

    @Test
    void whatStaysHereIsNoReasonToThinkThatSomethingIsUnsaved() {
        table.put("socket", new Unserializable());
        Snapshot snapshot = table.snapshot(false);
        table.stored(table.changes(snapshot));
        table.settle(snapshot);
        assertThat(table.isSettled()).isTrue();
        table.merge(Set.of("cart"), Map.of(), Map.of());
        assertThat(table.get("socket")).as("lost with the move").isNull();
    }

    @Test
    void whatNobodyListensToIsReplacedAndRemovedUndecoded() {
        byte[] unreadable = {1, 2, 3};
        table.merge(
                Set.of("replaced", "removed", "left"),
                Map.of("replaced", new Frame(1, 5, unreadable), "removed", new Frame(1, 5, unreadable)),
                Map.of("left", new StoredFrame(5, 10_000, 0)));
        assertThat(table.put("replaced", "pear", false)).isNull();
        assertThat(table.remove("removed", false)).isNull();
        assertThat(table.remove("left", false)).isNull();
        assertThat(changes().names()).containsExactly("replaced");
        assertThat(changes().removed()).containsExactlyInAnyOrder("removed", "left");
        assertThat(said.ids()).as("nothing was decoded, nothing read").isEmpty();
    }

    @Test
    void whatWantsToHearOfItIsDecodedFirst() throws UncodableException {
        int hears = Trait.bits(Set.of(Trait.HEARS_BINDING));
        Frame frame =
                new Frame(JavaSerialization.ID, hears, 5, codec.encode("pear").payload());
        leftInStore.put("left", frame);
        table.merge(
                Set.of("near", "left"),
                Map.of("near", frame),
                Map.of("left", new StoredFrame(5, frame.length(), hears)));
        assertThat(table.put("near", "fig", false)).isEqualTo("pear");
        assertThat(table.remove("left", false)).isEqualTo("pear");
    }

    @Test
    void aHashMapThatWasReadOnlyIsNoChangeThoughItsBytesAreOthersNow() throws UncodableException {
        Map<String, String> map = new HashMap<>(64);
        map.put("cart", "pear");
        Frame frame = frame(map);
        assertThat(codec.encode(codec.decode(codec.encode(map))).payload())
                .as("what this test is about")
                .isNotEqualTo(frame.payload());
        table.merge(Set.of("map"), Map.of("map", frame), Map.of());
        assertThat(table.get("map")).isEqualTo(map);
        assertThat(changes().isEmpty()).isTrue();
        table.get("map");
        assertThat(changes().isEmpty()).as("nor the next time").isTrue();
    }

    @Test
    @SuppressWarnings("unchecked") // what this test put there
    void aHashMapThatWasChangedIsAChange() throws UncodableException {
        table.merge(Set.of("map"), Map.of("map", frame(new HashMap<>(Map.of("cart", "pear")))), Map.of());
        Map<String, String> map = (Map<String, String>) Objects.requireNonNull(table.get("map"));
        map.put("cart", "fig");
        Changes changed = changes();
        assertThat(changed.names()).containsExactly("map");
        table.stored(changed);
        map.put("cart", "pear");
        assertThat(changes().names()).as("back to what the store had before").containsExactly("map");
    }

    @Test
    void namesAreAnythingThatIsText() {
        for (String name : List.of(" ", "a.b", "Grüße", "😀", "x".repeat(4096))) {
            table.put(name, name);
            assertThat(table.get(name)).isEqualTo(name);
        }
    }

    @Test
    void removingWhatIsNotThereIsNoChange() {
        table.remove("never-there");
        assertThat(changes().isEmpty()).isTrue();
    }

    @Test
    void aValueThatBecomesNothingWhenItIsReadIsLeftOut() throws UncodableException {
        Frame frame = frame(new Vanishing());
        table.merge(Set.of("bad"), Map.of("bad", frame), Map.of());
        assertThat(table.get("bad")).isNull();
        assertThat(everything().frames(2)).containsExactly(Map.entry("bad", frame));
    }

    @Test
    void aValueThatCouldNotBeEncodedYetIsStillAChangeAfterTheRequest() {
        AtomicBoolean ready = new AtomicBoolean();
        table.put("cart", new NotYet(ready));
        Snapshot taken = table.snapshot(false);
        table.stored(table.changes(taken));
        table.settle(taken);
        ready.set(true);
        assertThat(changes().frames(2)).containsOnlyKeys("cart");
    }

    @Test
    void aStoredValueThatCanNoLongerBeEncodedIsWithdrawn() {
        stored("cart", "pear");
        table.put("cart", new Unserializable());
        Changes withdrawal = changes();
        assertThat(withdrawal.frames(2)).isEmpty();
        assertThat(withdrawal.removed()).containsExactly("cart");
        table.stored(withdrawal);
        assertThat(changes().isEmpty()).as("once is enough").isTrue();
        assertThat(table.get("cart")).as("still there here").isInstanceOf(Unserializable.class);
        table.put("cart", "pear");
        assertThat(changes().frames(3)).as("although the store had that once").containsOnlyKeys("cart");
    }

    @Test
    void aStoredValueThatIsBeingChangedStaysAsItWasStored() {
        AtomicBoolean ready = new AtomicBoolean(true);
        stored("cart", new NotYet(ready));
        ready.set(false);
        table.get("cart");
        assertThat(changes().isEmpty()).isTrue();
        assertThat(everything().isEmpty()).isTrue();
    }

    @Test
    void aStoredValueThatAWriteOfEverythingWentWithoutIsWrittenAgain() {
        AtomicBoolean ready = new AtomicBoolean(true);
        stored("cart", new NotYet(ready));
        ready.set(false);
        table.get("cart");
        Snapshot everything = table.snapshot(true);
        assertThat(everything.lacking()).isTrue();
        Changes without = table.changes(everything);
        assertThat(table.covers(everything)).isTrue();
        table.stored(without);
        table.settle(everything);
        ready.set(true);
        assertThat(changes().names()).containsExactly("cart");
    }

    @Test
    void ofTwoSnapshotsTheLaterOneIsEnough() {
        List<String> cart = new ArrayList<>(List.of("pear"));
        table.put("cart", cart);
        Snapshot first = table.snapshot(false);
        cart.add("fig");
        Snapshot second = table.snapshot(false);
        table.stored(table.changes(second));
        assertThat(table.changes(first).isEmpty()).isTrue();
        assertThat(changes().isEmpty()).isTrue();
    }

    @Test
    void theEarlierOfTwoSnapshotsLeavesTheRestToTheLaterOne() {
        List<String> cart = new ArrayList<>(List.of("pear"));
        table.put("cart", cart);
        Snapshot first = table.snapshot(false);
        cart.add("fig");
        Snapshot second = table.snapshot(false);
        table.stored(table.changes(first));
        assertThat(table.changes(second).frames(2)).containsOnlyKeys("cart");
    }

    @Test
    void aSnapshotIsCompleteUntilAStoredValueIsReadThatIsNotInIt() throws UncodableException {
        stored("cart", "pear");
        table.merge(Set.of("cart", "user"), Map.of("user", frame("ann")), Map.of());
        assertThat(table.covers(table.snapshot(false))).isFalse();
        Snapshot snapshot = table.snapshot(true);
        assertThat(table.covers(snapshot)).isTrue();
        table.put("new", "value");
        assertThat(table.covers(snapshot)).as("nothing stored is missing").isTrue();
        table.get("user");
        assertThat(table.covers(snapshot)).isFalse();
        assertThat(everything().frames(2)).containsOnlyKeys("cart", "user", "new");
    }

    @Test
    void aStoredValueThatIsRemovedAndSetToWhatCannotBeEncodedIsWithdrawnToo() {
        stored("cart", "pear");
        table.remove("cart");
        table.put("cart", new Unserializable());
        assertThat(changes().removed()).containsExactly("cart");
    }

    @Test
    void anEarlierSnapshotDoesNotOverwriteWhatWasRemovedAndSetAndStoredSince() {
        List<String> cart = new ArrayList<>(List.of("pear"));
        stored("cart", cart);
        table.get("cart");
        cart.add("fig");
        Snapshot first = table.snapshot(false);
        table.remove("cart");
        table.put("cart", "plum");
        table.stored(changes());
        assertThat(table.changes(first).isEmpty()).isTrue();
    }

    private Changes changes() {
        return table.changes(table.snapshot(false));
    }

    private Changes everything() {
        return table.changes(table.snapshot(true));
    }

    private void stored(String name, Object value) {
        table.put(name, value);
        table.stored(changes());
    }

    private Frame frame(Object value) throws UncodableException {
        return new Frame(JavaSerialization.ID, 5, codec.encode(value).payload());
    }

    private static final class Vanishing implements Serializable {

        private static final long serialVersionUID = 1L;

        private @Nullable Object readResolve() {
            return null;
        }
    }

    private static final class NotYet implements Serializable {

        private static final long serialVersionUID = 1L;

        private final transient AtomicBoolean ready;

        NotYet(AtomicBoolean ready) {
            this.ready = ready;
        }

        private void writeObject(ObjectOutputStream out) {
            if (!ready.get()) {
                throw new ConcurrentModificationException();
            }
        }
    }
}
