// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static io.baton.sealing.Vault.K1;
import static io.baton.sealing.Vault.K2;
import static io.baton.sealing.Vault.frame;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.config.Encryption;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.sealing.Vault.Place;
import io.baton.store.ClaimResult;
import io.baton.store.Frame;
import io.baton.store.ReadResult;
import io.baton.store.SessionStore;
import io.baton.store.Sight;
import io.baton.store.StoredFrame;
import io.baton.store.StoredId;
import io.baton.testing.SaidLines;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records in clear, sealed, sealed with other keys: who reads them, who writes them anew, and what is said. */
class SealedSessionStoreTest {

    private static final Frame LARGE = frame("x".repeat(Vault.LARGEST));
    private static final Map<String, Frame> CART = Map.of("cart", frame("pear"), "image", LARGE);

    private final Vault vault = new Vault();
    private final Place place = vault.session("/shop");
    private final SessionStore off = vault.instance(Encryption.OFF);
    private final SessionStore offWithKey = vault.instance(Encryption.OFF, K1);
    private final SessionStore optional = vault.instance(Encryption.OPTIONAL, K1);
    private final SessionStore required = vault.instance(Encryption.REQUIRED, K1);
    private final SessionStore rotated = vault.instance(Encryption.REQUIRED, K2, K1);
    private final SessionStore otherKey = vault.instance(Encryption.REQUIRED, K2);

    private void isWhole(SessionStore store) {
        NodeId node = NodeId.incarnate("e");
        ClaimResult.Changed found = (ClaimResult.Changed) vault.claim(store, place, node);
        assertThat(found.newer()).isEqualTo(Map.of("cart", frame("pear")));
        StoredFrame left = Objects.requireNonNull(found.left().get("image"));
        ReadResult.Found read = (ReadResult.Found) store.read(place.key(), node, found.fence(), Set.of("image"));
        assertThat(read.frames()).isEqualTo(Map.of("image", LARGE));
        assertThat(left.is(Objects.requireNonNull(read.frames().get("image"))))
                .as("the length of what was left")
                .isTrue();
        store.release(place.key(), new Ownership(node, found.fence()));
        assertThat(Vault.present(store, place).id()).isEqualTo(StoredId.of(place.id()));
    }

    private void isSealed(String key) {
        assertThat(vault.storedId(place).text())
                .startsWith("~")
                .doesNotContain(place.id().value());
        for (String name : CART.keySet()) {
            assertThat(vault.stored(place, name).codec()).isEqualTo(Frame.SEALED);
            assertThat(new String(vault.stored(place, name).payload(), US_ASCII))
                    .contains(key);
        }
    }

    private void isInClear() {
        assertThat(vault.storedId(place)).isEqualTo(StoredId.of(place.id()));
        CART.forEach((name, frame) -> assertThat(vault.stored(place, name)).isEqualTo(frame));
    }

    @Test
    void offWritesTheBytesOfToday() {
        vault.begin(off, place, CART);
        isInClear();
        isWhole(off);
    }

    @Test
    void aSealedSessionIsReadByWhoeverHasTheKey() {
        vault.begin(required, place, CART);
        isSealed("k1");
        isWhole(required);
        isWhole(optional);
        isSealed("k1");
    }

    @Test
    void switchingOnSealsASessionAsItIsTakenOver() {
        vault.begin(off, place, CART);
        isWhole(offWithKey);
        isInClear();
        isWhole(optional);
        isSealed("k1");
        isWhole(required);
    }

    @Test
    void switchingOffUnsealsASessionAsItIsTakenOver() {
        vault.begin(required, place, CART);
        isWhole(offWithKey);
        isInClear();
        isWhole(off);
    }

    @Test
    void anotherFirstKeySealsASessionAsItIsTakenOver() {
        vault.begin(required, place, CART);
        isWhole(rotated);
        isSealed("k2");
        isWhole(otherKey);
    }

    @Test
    void anInstanceWithoutTheKeySaysSoOnceAndServesNothingAndLeavesEverything() {
        vault.begin(required, place, CART);
        Place second = vault.session("/shop");
        vault.begin(required, second, CART);
        for (SessionStore ignorant : new SessionStore[] {off, otherKey}) {
            try (SaidLines said = new SaidLines()) {
                for (int i = 0; i < 3; i++) {
                    assertThat(vault.claim(ignorant, place))
                            .isInstanceOfSatisfying(
                                    ClaimResult.Unreadable.class,
                                    unreadable -> assertThat(unreadable.reason())
                                            .contains("the key 'k1' (", "which this instance does not have"));
                    assertThat(vault.claim(ignorant, second)).isInstanceOf(ClaimResult.Unreadable.class);
                    assertThat(Vault.look(ignorant, place)).isEqualTo(new Sight.Unreadable());
                }
                assertThat(said.warnings()).containsExactly("BATON2502");
            }
        }
        isWhole(required);
        isSealed("k1");
    }

    @Test
    void twoKeysOfOneIdAreTwoKeys() {
        vault.begin(required, place, CART);
        SessionStore mistaken = vault.instance(Encryption.REQUIRED, SealedUnderTest.key("k1", 3));
        assertThat(vault.claim(mistaken, place))
                .isInstanceOfSatisfying(
                        ClaimResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("does not have"));
        isWhole(required);
    }

    @Test
    void aRecordInClearIsNotServedWhereASealIsRequired() {
        vault.begin(off, place, CART);
        try (SaidLines said = new SaidLines()) {
            assertThat(vault.claim(required, place)).isInstanceOf(ClaimResult.Unreadable.class);
            assertThat(vault.claim(required, place)).isInstanceOf(ClaimResult.Unreadable.class);
            assertThat(said.warnings()).containsExactly("BATON2503");
            assertThat(said.all().toString()).doesNotContain(place.id().value());
        }
        isInClear();
        isWhole(off);
    }

    @Test
    void aRecordWithTheSealedIdOfAnotherIsNotServed() {
        vault.begin(required, place, CART);
        Place other = vault.session("/shop");
        vault.begin(required, other, CART);
        vault.replaceId(place, vault.storedId(other));
        assertThat(vault.claim(required, place)).isInstanceOf(ClaimResult.Unreadable.class);
        assertThat(vault.claim(optional, place)).isInstanceOf(ClaimResult.Unreadable.class);
        vault.replaceId(place, new StoredId("~no base64!"));
        assertThat(vault.claim(required, place)).isInstanceOf(ClaimResult.Unreadable.class);
    }

    @Test
    void whatWasNotServedBelongsToNobody() {
        vault.begin(off, place, CART);
        vault.claim(required, place);
        assertThat(vault.plain.owners()).doesNotContainKey(place.key());
    }

    @Test
    void damageStaysWhenTheRestIsWrittenAnew() {
        vault.begin(required, place, CART);
        byte[] damaged = vault.stored(place, "cart").toBytes();
        damaged[damaged.length - 1] ^= 1;
        vault.plain.replaceBytes(place.key(), "cart", damaged);
        assertThat(vault.found(rotated, place, "cart").codec()).isEqualTo(Frame.DAMAGED);
        assertThat(vault.plain.bytes(place.key(), "cart")).isEqualTo(damaged);
        assertThat(new String(vault.stored(place, "image").payload(), US_ASCII)).contains("k2");
    }

    @Test
    void nothingIsSealedWithoutAKey() {
        assertThatThrownBy(() -> vault.instance(Encryption.OPTIONAL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeysAreNamedAtStartAndNotShown() {
        try (SaidLines said = new SaidLines()) {
            vault.instance(Encryption.OPTIONAL, K2, K1);
            assertThat(said.all())
                    .singleElement()
                    .asString()
                    .matches(
                            "BATON2501 Sessions are written to the store sealed with the key 'k2' \\([0-9a-f]{8}\\);"
                                    + " those sealed with 'k2' \\([0-9a-f]{8}\\), 'k1' \\([0-9a-f]{8}\\) and those in clear are read\\.");
        }
        assertThat(K1).hasToString("key k1");
    }
}
