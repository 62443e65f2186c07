// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.Trait;
import io.baton.store.StoredFrame;

/** An attribute that was left in the store, not read since. */
final class LeftSlot extends Slot {

    private final StoredFrame frame;

    LeftSlot(StoredFrame frame) {
        super(StoredContent.unknown(frame.length()));
        this.frame = frame;
    }

    StoredFrame frame() {
        return frame;
    }

    @Override
    boolean mayHearBinding() {
        return Trait.HEARS_BINDING.isIn(frame.traits());
    }

    @Override
    boolean mayBePassive() {
        return Trait.HEARS_ACTIVATION.isIn(frame.traits());
    }
}
