// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import io.baton.config.Encryption;
import io.baton.config.EncryptionKey;
import io.baton.store.Frame;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnderTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A store under seal, whose attributes are shown as they are within. */
public final class SealedUnderTest implements StoreUnderTest {

    /** A key of any bytes. */
    public static EncryptionKey key(String id, int content) {
        byte[] secret = new byte[EncryptionKey.BYTES];
        Arrays.fill(secret, (byte) content);
        return new EncryptionKey(id, secret);
    }

    private final StoreUnderTest within;
    private final SessionStore store;
    private final AttributeSeals attributes;

    /** @param within the store that keeps what is sealed */
    public SealedUnderTest(StoreUnderTest within, Encryption mode) {
        List<EncryptionKey> keys = List.of(key("k1", 1));
        this.within = within;
        this.store = new SealedSessionStore(within.store(), mode, keys);
        this.attributes = new AttributeSeals(new KeyRing(keys), mode, new SealingReport());
    }

    @Override
    public SessionStore store() {
        return store;
    }

    @Override
    public void pass(Duration duration) {
        within.pass(duration);
    }

    @Override
    public byte @Nullable [] bytes(SessionKey session, String name) {
        byte[] bytes = within.bytes(session, name);
        return bytes == null
                ? null
                : Objects.requireNonNull(attributes
                                .open(session, Map.of(name, Frame.parse(bytes)))
                                .get(name))
                        .toBytes();
    }

    @Override
    public void replaceBytes(SessionKey session, String name, byte[] bytes) {
        within.replaceBytes(session, name, bytes);
    }
}
