// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.store.Frame;

/** An attribute this node cannot decode. Applications do not see it; its bytes stay as they are, for a node that can. */
final class UnreadableSlot extends Slot {

    private final Frame frame;

    UnreadableSlot(EncodedSlot slot) {
        super(slot.stored());
        this.frame = slot.frame();
    }

    @Override
    boolean mayBePassive() {
        return false;
    }

    @Override
    Frame untouchedFrame() {
        return frame;
    }
}
