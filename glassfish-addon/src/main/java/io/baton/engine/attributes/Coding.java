// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.AttributeCodec;
import io.baton.codec.AttributeGraph;
import io.baton.codec.Encoded;
import io.baton.codec.UncodableException;
import io.baton.engine.attributes.Snapshot.Take;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the values of one session become bytes and come back, and what is told of those that do not. Runs code of the application; to be used under no lock. */
final class Coding {

    private final AttributeCodec codec;
    private final AttributeLog log;

    Coding(AttributeCodec codec, AttributeLog log) {
        this.codec = codec;
        this.log = log;
    }

    /** The slot with the value, or one that says that it cannot be read here. */
    Slot decode(String name, EncodedSlot slot) {
        try {
            return LiveSlot.decoded(slot, codec.decode(Slot.content(slot.frame())));
        } catch (UncodableException unreadable) {
            log.unreadable(name, unreadable);
            codec.leftOut(name);
            return new UnreadableSlot(slot);
        }
    }

    /** The value as it is now, encoded. Empty if it was being changed all the time: what the store has stays, and the value stays suspect. */
    Optional<Take> take(String name, LiveSlot slot, long ticket) {
        try {
            Encoded content = codec.encode(slot.value());
            compareWithOrigin(slot, content);
            slot.encoded();
            tellUnreadable(name, content.objection());
            if (slot.value() instanceof AttributeGraph graph) {
                graph.newlyLeftOut().forEach(this::tellNotStored);
            }
            return Optional.of(new Take(slot, ticket, content, content.hash()));
        } catch (UncodableException failure) {
            if (!failure.isNotMeant() && slot.failed()) {
                log.notStored(name, failure);
                codec.leftOut(name);
            }
            return failure.isPassing() ? Optional.empty() : Optional.of(new Take(slot, ticket, null, null));
        }
    }

    /**
     * Not every value is encoded into the bytes that it was decoded from: hash maps write how large they have grown, and forget it. Whether it changed is
     * told by what the former bytes become when they are decoded and encoded again.
     */
    private void compareWithOrigin(LiveSlot slot, Encoded content) {
        Encoded origin = slot.origin();
        if (origin != null && !origin.hash().equals(content.hash()) && isAgain(content, origin)) {
            slot.stored().isAlso(origin.hash(), content.hash());
        }
    }

    private boolean isAgain(Encoded content, Encoded origin) {
        try {
            return codec.encode(codec.decode(origin)).hash().equals(content.hash());
        } catch (UncodableException unlikely) {
            // It was decoded before. To write what may be the same is always right.
            return false;
        }
    }

    private void tellUnreadable(String name, @Nullable String objection) {
        if (objection != null && codec.note(name, objection)) {
            log.unreadableElsewhere(name, objection);
        }
    }

    private void tellNotStored(String name, UncodableException failure) {
        if (!failure.isNotMeant()) {
            log.notStored(name, failure);
            codec.leftOut(name);
        }
    }
}
