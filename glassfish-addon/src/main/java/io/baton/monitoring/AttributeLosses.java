// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The values left out of sessions because they could not be encoded or decoded, by the attributes' names. */
final class AttributeLosses {

    private record Loss(LongAdder notEncoded, LongAdder notDecoded) {

        Loss() {
            this(new LongAdder(), new LongAdder());
        }

        AttributeLoss shown(String name) {
            return new AttributeLoss(name, notEncoded.sum(), notDecoded.sum());
        }
    }

    private final AttributeNames<Loss> losses = new AttributeNames<>(Loss::new);

    void notEncoded(String attribute) {
        losses.of(attribute).notEncoded().increment();
    }

    void notDecoded(String attribute) {
        losses.of(attribute).notDecoded().increment();
    }

    /** Those that were left out most often. */
    List<AttributeLoss> most() {
        return losses.most((name, loss) -> loss.shown(name), loss -> loss.getNotEncoded() + loss.getNotDecoded());
    }

    void reset() {
        losses.reset();
    }
}
