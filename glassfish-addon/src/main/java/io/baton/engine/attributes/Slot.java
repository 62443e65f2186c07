// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.Encoded;
import io.baton.store.Frame;
import org.jspecify.annotations.Nullable;

/** Where one attribute of a session is kept in memory. Slots are compared by identity: a new value is a new slot. */
abstract sealed class Slot permits EncodedSlot, LeftSlot, LiveSlot, UnreadableSlot {

    private final StoredContent stored;

    Slot(StoredContent stored) {
        this.stored = stored;
    }

    /** What the store is known to have under this name; passed on from slot to slot. */
    final StoredContent stored() {
        return stored;
    }

    /** The frame as it came from the store, if nothing has been decoded since. */
    @Nullable
    Frame untouchedFrame() {
        return null;
    }

    /** Whether the value wants to hear that it leaves the session, if that can be told without decoding it. */
    boolean mayHearBinding() {
        return true;
    }

    /** Whether the value is to be told that its session is here, if that can be told without decoding it. */
    boolean mayBePassive() {
        return true;
    }

    static Encoded content(Frame frame) {
        return new Encoded(frame.codec(), frame.traits(), frame.payload());
    }
}
