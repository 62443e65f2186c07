// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.SessionId;
import java.util.Optional;

/**
 * A session's id in the form in which its record keeps it: in clear, sealed so that only a holder of the key can read
 * it, or nothing at all.
 *
 * @param text the form; empty if the record was written by a version that did not keep ids
 */
public record StoredId(String text) {

    /** No id. */
    public static final StoredId NONE = new StoredId("");

    /** The id in clear. */
    public static StoredId of(SessionId id) {
        return new StoredId(id.value());
    }

    /** The id, if it is there in clear and that session's: by another one nobody would find the session. */
    public Optional<SessionId> in(SessionKey key) {
        return SessionId.parse(text).filter(id -> id.digest().equals(key.digest()));
    }

    /** Without the text, which may be an id. */
    @Override
    public String toString() {
        return text.isEmpty() ? "no id" : "an id of " + text.length() + " characters";
    }
}
