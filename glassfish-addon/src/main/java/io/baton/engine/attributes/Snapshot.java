// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.ContentHash;
import io.baton.codec.Encoded;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values as they were when they were encoded. Encoding runs code of the application, which may wait for its own locks; so it happens under none of
 * ours, and what came of it is judged afterwards.
 *
 * @param complete whether it was made of all live values, or of the suspect ones only
 * @param lacking whether a value is not in it because it was being changed all the time
 * @param takes by attribute name
 */
public record Snapshot(boolean complete, boolean lacking, Map<String, Take> takes) {

    /** Nothing. */
    public static final Snapshot EMPTY = new Snapshot(false, false, Map.of());

    /** How long the contents are together, in bytes. */
    public long length() {
        return takes.values().stream()
                .map(Take::content)
                .filter(Objects::nonNull)
                .mapToLong(content -> content.payload().length)
                .sum();
    }

    /**
     * One value.
     *
     * @param slot where it was
     * @param ticket of the snapshot, drawn before any value was looked up; tickets of one session rise
     * @param content null if it cannot be encoded
     * @param hash of the content
     */
    record Take(
            LiveSlot slot,
            long ticket,
            @Nullable Encoded content,
            @Nullable ContentHash hash) {}
}
