// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.AttributeGraph;
import io.baton.codec.Encoded;
import io.baton.codec.KnownImmutable;
import org.jspecify.annotations.Nullable;

/** An attribute as an object, which the application may have in its hands. */
final class LiveSlot extends Slot {

    private final Object value;
    /** Whether a request read or set the value, so that it may have changed since it was last known to be stored. */
    private volatile boolean suspect;

    private volatile boolean failed;

    /** Whether the value was put here, or told that its session is here; not told since that it leaves. */
    private volatile boolean active;

    /** What the value was decoded from, until it is encoded for the first time. */
    private volatile @Nullable Encoded origin;

    private LiveSlot(StoredContent stored, Object value, boolean isNew, @Nullable Encoded origin) {
        super(stored);
        this.value = value;
        this.suspect = isNew;
        this.active = isNew;
        this.origin = origin;
    }

    static LiveSlot decoded(EncodedSlot slot, Object value) {
        return new LiveSlot(slot.stored(), value, false, KnownImmutable.test(value) ? null : content(slot.frame()));
    }

    static LiveSlot assigned(StoredContent stored, Object value) {
        return new LiveSlot(stored, value, true, null);
    }

    @Nullable
    Encoded origin() {
        return origin;
    }

    Object read() {
        if (!KnownImmutable.test(value)) {
            suspect = true;
        }
        return value;
    }

    void suspect() {
        suspect = true;
    }

    @Override
    boolean mayBePassive() {
        return !active || value instanceof AttributeGraph;
    }

    boolean isActive() {
        return active;
    }

    void active(boolean isSo) {
        active = isSo;
    }

    Object value() {
        return value;
    }

    boolean isSuspect() {
        return suspect;
    }

    void clear() {
        suspect = failed;
    }

    boolean hasFailed() {
        return failed;
    }

    void encoded() {
        failed = false;
        origin = null;
    }

    /** Takes note that the value could not be encoded, so that it stays suspect; true the first time, when it is to be told. */
    boolean failed() {
        boolean first = !failed;
        failed = true;
        return first;
    }
}
