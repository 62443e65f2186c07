// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.baton.config.Encryption;
import io.baton.model.SessionId;
import io.baton.store.SessionKey;
import io.baton.store.StoredId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ids under seal: {@code ~} and the base64url of what is sealed; no id in clear begins so. Since a record's id is
 * sealed together with all its attributes, its form says in which form they are. Each write seals it anew, with what
 * the owner knows of the record then.
 *
 * <pre>
 * length n of the id  1 byte
 * the id              n bytes
 * the record's version 8 bytes
 * {@link Bounds}
 * </pre>
 */
final class IdSeals {

    private static final String MARK = "~";

    /**
     * The content of a record's id.
     *
     * @param form how it is kept
     * @param id the id, if it can be read
     * @param version of the record with which it was written; 0 if it is not sealed
     * @param bounds of the attributes then
     * @param foreign the name of the key that would be needed to read it
     */
    record Reading(
            Form form,
            @Nullable SessionId id,
            long version,
            Bounds bounds,
            @Nullable String foreign) {

        /** Of nothing that is sealed and can be read. */
        Reading(Form form, @Nullable SessionId id, @Nullable String foreign) {
            this(form, id, 0, Bounds.NONE, foreign);
        }
    }

    /** The ways in which an id is kept. */
    enum Form {
        NONE,
        CLEAR,
        /** With the key that this instance writes with. */
        LATEST,
        /** With another one of its keys. */
        EARLIER,
        FOREIGN,
        BROKEN
    }

    private final KeyRing ring;
    private final Encryption mode;

    IdSeals(KeyRing ring, Encryption mode) {
        this.ring = ring;
        this.mode = mode;
    }

    /** The id as the store is to have it with that version of the record. */
    StoredId seal(SessionKey session, SessionId id, long version, Bounds bounds) {
        if (mode == Encryption.OFF) {
            return StoredId.of(id);
        }
        byte[] name = id.value().getBytes(US_ASCII);
        byte[] known = bounds.bytes();
        byte[] content = ByteBuffer.allocate(1 + name.length + Long.BYTES + known.length)
                .put((byte) name.length)
                .put(name)
                .putLong(version)
                .put(known)
                .array();
        byte[] sealed = ring.seal(Purpose.ID, Associated.id(session), content);
        return new StoredId(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    /** The form in which {@link #seal} writes. */
    Form target() {
        return mode == Encryption.OFF ? Form.CLEAR : Form.LATEST;
    }

    Reading read(SessionKey session, StoredId stored) {
        if (!stored.text().startsWith(MARK)) {
            return stored.in(session)
                    .map(id -> new Reading(Form.CLEAR, id, null))
                    .orElseGet(() -> new Reading(Form.NONE, null, null));
        }
        Opened opened = ring.open(Purpose.ID, Associated.id(session), bytes(stored));
        return switch (opened.kind()) {
            case FITS -> fitting(session, (Opened.Fits) opened);
            case FOREIGN -> new Reading(Form.FOREIGN, null, ((Opened.Foreign) opened).key());
            case BROKEN -> new Reading(Form.BROKEN, null, null);
        };
    }

    private static Reading fitting(SessionKey session, Opened.Fits opened) {
        ByteBuffer content = ByteBuffer.wrap(opened.content());
        int length = content.hasRemaining() ? content.get() : -1;
        if (length < 0 || content.remaining() < length + Long.BYTES) {
            return new Reading(Form.BROKEN, null, null);
        }
        byte[] name = new byte[length];
        content.get(name);
        long version = content.getLong();
        byte[] known = new byte[content.remaining()];
        content.get(known);
        Form form = opened.latest() ? Form.LATEST : Form.EARLIER;
        Optional<SessionId> id = new StoredId(new String(name, US_ASCII)).in(session);
        return id.flatMap(itself -> Bounds.parse(known).map(bounds -> new Reading(form, itself, version, bounds, null)))
                .orElseGet(() -> new Reading(Form.BROKEN, null, null));
    }

    private static byte[] bytes(StoredId stored) {
        try {
            return Base64.getUrlDecoder().decode(stored.text().substring(MARK.length()));
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }
}
