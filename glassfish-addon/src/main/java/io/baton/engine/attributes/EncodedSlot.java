// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.Trait;
import io.baton.store.Frame;

/** An attribute as it came from the store, not read since. */
final class EncodedSlot extends Slot {

    private final Frame frame;

    EncodedSlot(Frame frame) {
        super(StoredContent.of(content(frame)));
        this.frame = frame;
    }

    Frame frame() {
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

    @Override
    Frame untouchedFrame() {
        return frame;
    }
}
