// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static io.baton.sealing.Vault.K1;
import static io.baton.sealing.Vault.K2;
import static io.baton.sealing.Vault.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.config.Encryption;
import io.baton.sealing.Vault.Place;
import io.baton.store.ClaimResult;
import io.baton.store.Frame;
import io.baton.store.SessionStore;
import io.baton.store.StoredId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a record had before is not believed when somebody puts it back into what came after. */
class FormerStateTest {

    private static final String LOGIN = "\0login";

    private final Vault vault = new Vault();
    private final SessionStore required = vault.instance(Encryption.REQUIRED, K1);
    private final Place place = vault.session("/shop");

    @BeforeEach
    void begin() {
        vault.begin(required, place, Map.of(LOGIN, frame("alice"), "cart", frame("pear")));
    }

    private byte[] stored(String name) {
        return vault.stored(place, name).toBytes();
    }

    private void isDamagedAlone(String name) {
        byte[] bytes = stored(name);
        for (SessionStore store : new SessionStore[] {required, vault.instance(Encryption.REQUIRED, K1)}) {
            Map<String, Frame> found = vault.found(store, place).newer();
            assertThat(found.get(name)).satisfies(frame -> {
                assertThat(frame.codec()).isEqualTo(Frame.DAMAGED);
                assertThat(frame.toBytes()).isEqualTo(bytes);
            });
            assertThat(found.values()).filteredOn(frame -> frame.codec() == 1).hasSize(1);
        }
        vault.goOn(required, place, Map.of("later", frame("plum", 9)), Set.of());
        assertThat(vault.found(required, place, name).codec())
                .as("after another write")
                .isEqualTo(Frame.DAMAGED);
        assertThat(stored(name)).isEqualTo(bytes);
    }

    @Test
    void aFormerValueOfAnAttribute() {
        byte[] former = stored("cart");
        vault.goOn(required, place, Map.of("cart", frame("fig", 2)), Set.of());
        vault.plain.replaceBytes(place.key(), "cart", former);
        isDamagedAlone("cart");
    }

    @Test
    void anAttributeThatWasRemoved() {
        byte[] former = stored(LOGIN);
        vault.goOn(required, place, Map.of(), Set.of(LOGIN));
        vault.plain.replaceBytes(place.key(), LOGIN, former);
        isDamagedAlone(LOGIN);
    }

    @Test
    void aFormerValueAfterFurtherOwnersAndAnotherKey() {
        byte[] former = stored("cart");
        vault.goOn(required, place, Map.of("cart", frame("fig", 2)), Set.of());
        vault.goOn(required, place, Map.of(LOGIN, frame("bob", 3)), Set.of());
        vault.found(vault.instance(Encryption.REQUIRED, K2, K1), place);
        vault.plain.replaceBytes(place.key(), "cart", former);
        SessionStore rotated = vault.instance(Encryption.REQUIRED, K2, K1);
        assertThat(vault.found(rotated, place, "cart").codec()).isEqualTo(Frame.DAMAGED);
        assertThat(vault.found(rotated, place, LOGIN)).isEqualTo(frame("bob", 3));
    }

    @Test
    void aFormerValueThatIsLeftInTheStore() {
        vault.goOn(required, place, Map.of("cart", frame("x".repeat(Vault.LARGEST), 2)), Set.of());
        byte[] former = stored("cart");
        vault.goOn(required, place, Map.of("cart", frame("y".repeat(Vault.LARGEST), 3)), Set.of());
        assertThat(vault.found(required, place).left()).containsKey("cart");
        vault.plain.replaceBytes(place.key(), "cart", former);
        isDamagedAlone("cart");
        assertThat(vault.found(required, place).left()).isEmpty();
    }

    @Test
    void theIdOfAFormerVersion() {
        StoredId former = vault.storedId(place);
        vault.goOn(required, place, Map.of("cart", frame("fig", 2)), Set.of());
        vault.replaceId(place, former);
        assertThat(vault.claim(required, place))
                .isInstanceOfSatisfying(
                        ClaimResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason())
                                .isEqualTo("the seal of its id is of another version of it"));
    }

    @Test
    void whatWasWrittenLastIsBelieved() {
        vault.goOn(required, place, Map.of("cart", frame("fig", 2), "new", frame("x", 2)), Set.of(LOGIN));
        assertThat(vault.found(required, place).newer())
                .isEqualTo(Map.of("cart", frame("fig", 2), "new", frame("x", 2)));
    }

    @Test
    void boundsComeBackAsTheyWere() {
        Bounds bounds = new Bounds(Map.of("", 1L, "a\0b", Long.MAX_VALUE), true);
        assertThat(Bounds.parse(bounds.bytes())).hasValue(bounds);
        assertThat(Bounds.parse(Bounds.NONE.bytes())).hasValue(Bounds.NONE);
        byte[] bytes = bounds.bytes();
        for (int length : new int[] {0, 2, 7, bytes.length - 1}) {
            assertThat(Bounds.parse(Arrays.copyOf(bytes, length))).isEmpty();
        }
    }
}
