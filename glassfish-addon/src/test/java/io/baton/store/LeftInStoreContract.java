// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Large attributes stay in the store until the session's owner reads them. */
public abstract class LeftInStoreContract extends SessionStoreScenario {

    private static final int LARGEST = 100;

    private final Frame large = frame(1, "x".repeat(LARGEST));
    private final Frame small = frame(1, "pear");

    protected LeftInStoreContract(StoreUnderTest tested) {
        super(tested);
    }

    @Test
    void aClaimLeavesWhatIsLargerThanItWants() {
        full(a, 1, 1, LET_GO, Map.of("image", large, "cart", small));
        ClaimResult.Changed found = claimSmall(b);
        assertThat(found.names()).containsExactlyInAnyOrder("image", "cart");
        assertThat(found.newer()).isEqualTo(Map.of("cart", small));
        assertThat(found.left()).isEqualTo(Map.of("image", new StoredFrame(1, large.length(), 0)));
    }

    @Test
    void aFrameOfTheLargestLengthComesAlong() {
        Frame fits = frame(1, "x".repeat(LARGEST - frame(1, "").length()));
        full(a, 1, 1, LET_GO, Map.of("image", fits));
        assertThat(claimSmall(b).newer()).containsEntry("image", fits);
    }

    @Test
    void whatIsInMemoryIsNotLeftAnew() {
        full(a, 1, 1, LET_GO, Map.of("image", large));
        claimSmall(b);
        store().release(key, new Ownership(b, 2));
        ClaimResult.Changed again =
                changed(store().claim(new Claim(key, a, Claim.Mode.OPEN, known(a, 1, 1), null, LARGEST, nextNumber())));
        assertThat(again.names()).containsExactly("image");
        assertThat(again.newer()).isEmpty();
        assertThat(again.left()).isEmpty();
    }

    @Test
    void itsOwnerReadsWhatItLeft() {
        full(a, 1, 1, LET_GO, Map.of("image", large, "cart", small));
        long run = claimSmall(b).fence();
        assertThat(store().read(key, b, run, Set.of("image", "unknown")))
                .isEqualTo(new ReadResult.Found(Map.of("image", large)));
    }

    @Test
    void anOwnerThatGotTheSessionAnewInTheSameRunReadsIt() {
        full(a, 1, 1, LET_GO, Map.of("image", large));
        long run = claimSmall(b).fence();
        store().release(key, new Ownership(b, run));
        NodeId next = NodeId.incarnate("b");
        store().claim(new Claim(key, next, Claim.Mode.OPEN, new Known(b, run, run, 1), null, LARGEST, nextNumber()));
        assertThat(store().read(key, next, run, Set.of("image")).kind()).isEqualTo(ReadResult.Kind.FOUND);
    }

    @Test
    void whoeverLostTheSessionReadsNothing() {
        full(a, 1, 1, LET_GO, Map.of("image", large));
        long run = claimSmall(b).fence();
        store().release(key, new Ownership(b, run));
        claim(a, 1, 1);
        assertThat(store().read(key, b, run, Set.of("image"))).isEqualTo(new ReadResult.Refused());
    }

    @Test
    void aNodeOfAnotherRunReadsNothing() {
        full(a, 1, 1, LET_GO, Map.of("image", large));
        long run = claimSmall(b).fence();
        assertThat(store().read(key, b, run - 1, Set.of("image"))).isEqualTo(new ReadResult.Refused());
    }

    @Test
    void nothingIsReadFromASessionThatIsOverOrWasNever() {
        assertThat(store().read(key, a, 1, Set.of("image"))).isEqualTo(new ReadResult.Refused());
        full(a, 1, 1, KEEP, Map.of("image", large));
        end(a, 1, End.Cause.INVALIDATED, LONG);
        assertThat(store().read(key, a, 1, Set.of("image"))).isEqualTo(new ReadResult.Refused());
    }

    @Test
    void aFullWriteKeepsWhatIsStillAsItWasLeft() {
        full(a, 1, 1, LET_GO, Map.of("image", large, "film", large, "cart", small));
        ClaimResult.Changed found = claimSmall(b);
        assertThat(store().save(fullWithout(found.fence(), found.left()))).isEqualTo(SaveResult.SAVED);
        assertThat(bytes(key, "image")).isEqualTo(large.toBytes());
        assertThat(bytes(key, "film")).isEqualTo(large.toBytes());
        assertThat(bytes(key, "cart")).isEqualTo(frame(2, "fig").toBytes());
    }

    @Test
    void aFullWriteKeepsNothingOfAnotherVersionOrLength() {
        full(a, 1, 1, LET_GO, Map.of("image", large, "film", large));
        long fence = claimSmall(b).fence();
        store().save(fullWithout(
                fence,
                Map.of(
                        "image",
                        new StoredFrame(2, large.length(), 0),
                        "film",
                        new StoredFrame(1, large.length() + 1, 0))));
        assertThat(bytes(key, "image")).isNull();
        assertThat(bytes(key, "film")).isNull();
    }

    @Test
    void aFullWriteToARecordThatIsLostKeepsNothing() {
        SaveResult result = store().save(fullWithout(1, Map.of("image", new StoredFrame(1, large.length(), 0))));
        assertThat(result).isEqualTo(SaveResult.SAVED);
        assertThat(changed(claim(a, 0, 0)).names()).containsExactly("cart");
    }

    @Test
    void aLargeValueThatIsNoFrameComesAlongDamaged() {
        byte[] damaged = "damaged".repeat(LARGEST).getBytes(UTF_8);
        full(a, 1, 1, LET_GO, Map.of("image", large));
        replaceBytes(key, "image", damaged);
        ClaimResult.Changed found = claimSmall(b);
        assertThat(found.left()).isEmpty();
        assertThat(found.newer().get("image"))
                .satisfies(frame ->
                        assertThat(Arrays.equals(frame.payload(), damaged)).isTrue());
    }

    private ClaimResult.Changed claimSmall(NodeId node) {
        return changed(
                store().claim(new Claim(key, node, Claim.Mode.OPEN, Known.NOTHING, null, LARGEST, nextNumber())));
    }

    private Save fullWithout(long fence, Map<String, StoredFrame> kept) {
        return new Save(
                key,
                id,
                new Ownership(b, fence),
                2,
                1,
                0,
                Save.Scope.FULL,
                METADATA,
                Map.of("cart", frame(2, "fig")),
                Set.of(),
                kept,
                LET_GO,
                LONG);
    }

    @Test
    void theTraitsOfWhatIsLeftAreKnown() {
        full(a, 1, 1, LET_GO, Map.of("image", new Frame(1, 130, 1, large.payload())));
        assertThat(claimSmall(b).left()).isEqualTo(Map.of("image", new StoredFrame(1, large.length(), 130)));
    }
}
