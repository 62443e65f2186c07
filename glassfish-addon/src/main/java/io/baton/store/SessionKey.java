// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.ApplicationName;
import io.baton.model.SessionId;

/**
 * The place of a session in the store.
 *
 * @param application the application the session belongs to; the same id in two applications is two sessions
 * @param digest {@link SessionId#digest()}
 */
public record SessionKey(ApplicationName application, String digest) {

    /** The place of the session with this id. */
    public static SessionKey of(ApplicationName application, SessionId id) {
        return new SessionKey(application, id.digest());
    }
}
