// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.Ownership;
import java.time.Duration;

/**
 * The end of a session.
 *
 * @param key which session
 * @param owner who ends it
 * @param cause why
 * @param onlyIfOwned whether it ends only if the owner still is who owns it; otherwise it ends whoever does
 * @param tombstone how long late writes are refused from now
 */
public record End(SessionKey key, Ownership owner, Cause cause, boolean onlyIfOwned, Duration tombstone) {

    /** Why a session ends. */
    public enum Cause {
        /** Its time was over. */
        EXPIRED,
        /** The user or the application said so. */
        INVALIDATED,
        /** It goes on under another id. */
        RENAMED
    }
}
