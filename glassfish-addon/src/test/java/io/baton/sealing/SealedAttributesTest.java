// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static io.baton.sealing.Vault.K1;
import static io.baton.sealing.Vault.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.config.Encryption;
import io.baton.model.ApplicationName;
import io.baton.sealing.Vault.Place;
import io.baton.store.ClaimResult;
import io.baton.store.Frame;
import io.baton.store.SessionStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An attribute that is not where and as a holder of the key wrote it is one damaged attribute; the others are as they
 * were, and its bytes stay.
 */
class SealedAttributesTest {

    private static final String LOGIN = "\0login";

    private final Vault vault = new Vault();
    private final SessionStore required = vault.instance(Encryption.REQUIRED, K1);
    private final Place place = vault.session("/shop");

    @BeforeEach
    void begin() {
        vault.begin(required, place, Map.of(LOGIN, frame("alice"), "cart", frame("pear")));
    }

    private void isDamaged(byte[] forged) {
        vault.plain.replaceBytes(place.key(), LOGIN, forged);
        ClaimResult.Changed found = vault.found(required, place);
        assertThat(found.newer().get(LOGIN)).satisfies(login -> {
            assertThat(login.codec()).isEqualTo(Frame.DAMAGED);
            assertThat(login.toBytes()).isEqualTo(forged);
        });
        assertThat(found.newer()).containsEntry("cart", frame("pear"));
        assertThat(vault.plain.bytes(place.key(), LOGIN)).isEqualTo(forged);
    }

    private byte[] stored(String name) {
        return vault.stored(place, name).toBytes();
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(vault.found(required, place).newer())
                .isEqualTo(Map.of(LOGIN, frame("alice"), "cart", frame("pear")));
    }

    @Test
    void showsTheStoreItsTraitsAndItsVersionOnly() {
        Frame stored = vault.stored(place, LOGIN);
        assertThat(stored.codec()).isEqualTo(Frame.SEALED);
        assertThat(stored.traits()).isEqualTo(2);
        assertThat(stored.version()).isEqualTo(1);
        assertThat(new String(stored.payload(), StandardCharsets.ISO_8859_1)).doesNotContain("alice");
    }

    @Test
    void isSealedAnewWithEachWrite() {
        byte[] before = stored("cart");
        vault.plain.forgetEverything();
        vault.begin(required, place, Map.of("cart", frame("pear")));
        assertThat(stored("cart")).isNotEqualTo(before);
    }

    @Test
    void inClear() {
        isDamaged(frame("root").toBytes());
    }

    @Test
    void ofAnotherSession() {
        Place other = vault.session("/shop");
        vault.begin(required, other, Map.of(LOGIN, frame("root")));
        isDamaged(vault.stored(other, LOGIN).toBytes());
    }

    @Test
    void ofTheSameIdInAnotherApplication() {
        Place other = Vault.session(new ApplicationName("/office"), place.id());
        vault.begin(required, other, Map.of(LOGIN, frame("root")));
        isDamaged(vault.stored(other, LOGIN).toBytes());
    }

    @Test
    void ofAnotherName() {
        isDamaged(stored("cart"));
    }

    @Test
    void ofAnotherVersion() {
        Frame stored = vault.stored(place, LOGIN);
        isDamaged(new Frame(Frame.SEALED, stored.traits(), 2, stored.payload()).toBytes());
    }

    @Test
    void ofOtherTraits() {
        Frame stored = vault.stored(place, LOGIN);
        isDamaged(new Frame(Frame.SEALED, 3, stored.version(), stored.payload()).toBytes());
    }

    @Test
    void ofAnotherCodec() {
        Frame stored = vault.stored(place, LOGIN);
        isDamaged(new Frame(2, stored.traits(), stored.version(), stored.payload()).toBytes());
    }

    @Test
    void anIdInItsPlace() {
        Frame stored = vault.stored(place, LOGIN);
        byte[] id = Base64.getUrlDecoder().decode(vault.storedId(place).text().substring(1));
        isDamaged(new Frame(Frame.SEALED, stored.traits(), stored.version(), id).toBytes());
    }

    @Test
    void cutAnywhere() {
        byte[] stored = stored(LOGIN);
        for (int length = 0; length < stored.length; length++) {
            isDamaged(Arrays.copyOf(stored, length));
        }
    }

    @Test
    void withAnyBitFlipped() {
        byte[] stored = stored(LOGIN);
        for (int bit = 0; bit < stored.length * 8; bit++) {
            byte[] flipped = stored.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            vault.plain.replaceBytes(place.key(), LOGIN, flipped);
            ClaimResult.Changed found = vault.found(required, place);
            assertThat(found.newer().get(LOGIN))
                    .as("bit %d", bit)
                    .satisfies(login -> assertThat(login.codec()).isIn(Frame.DAMAGED, Frame.SEALED));
            assertThat(found.newer()).containsEntry("cart", frame("pear"));
        }
    }

    @Test
    void staysAsItIsWhenEverythingIsWrittenAnew() {
        byte[] forged = frame("root").toBytes();
        vault.plain.replaceBytes(place.key(), LOGIN, forged);
        Map<String, Frame> found = vault.found(required, place).newer();
        Place again = place;
        vault.plain.forgetEverything();
        vault.begin(required, again, found);
        assertThat(vault.plain.bytes(again.key(), LOGIN)).isEqualTo(forged);
        assertThat(vault.found(required, again, "cart")).isEqualTo(frame("pear"));
    }
}
