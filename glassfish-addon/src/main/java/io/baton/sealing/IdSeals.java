// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.baton.config.Encryption;
import io.baton.model.SessionId;
import io.baton.store.SessionKey;
import io.baton.store.StoredId;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ids under seal: {@code ~} and the base64url of the sealed id; no id in clear begins so. Since a record's id is sealed together with all its attributes, its
 * form says in which form they are.
 */
final class IdSeals {

    private static final String MARK = "~";

    /**
     * What a record's id says.
     *
     * @param form how it is kept
     * @param id the id, if it can be read
     * @param foreign the name of the key that would be needed to read it
     */
    record Reading(
            Form form, @Nullable SessionId id, @Nullable String foreign) {}

    /** How an id is kept. */
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

    /** The id as the store is to have it. */
    StoredId seal(SessionKey session, SessionId id) {
        if (mode == Encryption.OFF) {
            return StoredId.of(id);
        }
        byte[] sealed = ring.seal(Purpose.ID, Associated.id(session), id.value().getBytes(US_ASCII));
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
        Optional<SessionId> id = new StoredId(new String(opened.content(), US_ASCII)).in(session);
        return id.map(known -> new Reading(opened.latest() ? Form.LATEST : Form.EARLIER, known, null))
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
