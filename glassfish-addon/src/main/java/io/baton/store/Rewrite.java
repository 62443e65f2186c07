// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.Ownership;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record in another form, by its owner: the session stays what it is, and so do its version and its times.
 *
 * @param key which session
 * @param owner who rewrites, under which fence
 * @param version of the record
 * @param id the form of its id; null: as it is
 * @param frames attributes of the record, each under the version that it has
 */
public record Rewrite(
        SessionKey key,
        Ownership owner,
        long version,
        @Nullable StoredId id,
        Map<String, Frame> frames) {

    /** Copies the map. */
    public Rewrite {
        frames = Map.copyOf(frames);
    }
}
