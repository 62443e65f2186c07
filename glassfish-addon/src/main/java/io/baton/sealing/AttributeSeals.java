// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import io.baton.config.Encryption;
import io.baton.store.Frame;
import io.baton.store.SessionKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Attributes under seal. A sealed frame is one of the codec {@link Frame#SEALED}, with the traits and the version in
 * clear that the store's scripts look at, and in its payload the codec and the payload of the frame that it hides. Its
 * place is the session, the attribute's name and that header.
 */
final class AttributeSeals {

    private static final int HEADER_BYTES = 10;

    private final KeyRing ring;
    private final Encryption mode;
    private final SealingReport report;

    AttributeSeals(KeyRing ring, Encryption mode, SealingReport report) {
        this.ring = ring;
        this.mode = mode;
        this.report = report;
    }

    /** The frames as the store is to have them. */
    Map<String, Frame> seal(SessionKey session, Map<String, Frame> frames) {
        Map<String, Frame> sealed = new HashMap<>();
        frames.forEach((name, frame) -> sealed.put(name, seal(session, name, frame)));
        return sealed;
    }

    /** Seals a frame, unless nobody could open it: then it stays as it is. */
    private Frame seal(SessionKey session, String name, Frame frame) {
        if (frame.codec() == Frame.DAMAGED || frame.codec() == Frame.SEALED) {
            return frame;
        }
        if (mode == Encryption.OFF) {
            return frame.more() == 0
                    ? frame
                    : new Frame(frame.codec(), frame.traits(), frame.version(), frame.payload());
        }
        byte[] content = ByteBuffer.allocate(1 + frame.payload().length)
                .put((byte) frame.codec())
                .put(frame.payload())
                .array();
        byte[] place = Associated.attribute(session, name, header(frame));
        return new Frame(Frame.SEALED, frame.traits(), frame.version(), ring.seal(Purpose.ATTRIBUTE, place, content));
    }

    /**
     * The frames as they were before they were sealed; what is not as it must be is damaged, and what another key is
     * needed for stays sealed.
     */
    Map<String, Frame> open(SessionKey session, Map<String, Frame> frames) {
        Map<String, Frame> opened = new HashMap<>();
        frames.forEach((name, frame) -> opened.put(name, open(session, name, frame)));
        return opened;
    }

    private Frame open(SessionKey session, String name, Frame frame) {
        if (frame.codec() != Frame.SEALED) {
            return mode == Encryption.REQUIRED ? damaged(frame) : frame;
        }
        byte[] place = Associated.attribute(session, name, header(frame));
        Opened opened = ring.open(Purpose.ATTRIBUTE, place, frame.payload());
        return switch (opened.kind()) {
            case FITS -> opened(frame, ((Opened.Fits) opened).content());
            case FOREIGN -> {
                report.foreign(((Opened.Foreign) opened).key());
                yield frame;
            }
            case BROKEN -> damaged(frame);
        };
    }

    private static Frame opened(Frame frame, byte[] content) {
        if (content.length == 0) {
            return damaged(frame);
        }
        byte[] payload = Arrays.copyOfRange(content, 1, content.length);
        int codec = content[0] & 0xff;
        return codec == Frame.DAMAGED || codec == Frame.SEALED
                ? damaged(frame)
                : new Frame(codec, frame.traits(), frame.version(), payload, frame.payload().length - payload.length);
    }

    /** The frame as one that nobody can read, and that stays as it is. */
    static Frame damaged(Frame frame) {
        return frame.codec() == Frame.DAMAGED ? frame : new Frame(Frame.DAMAGED, 0, frame.version(), frame.toBytes());
    }

    private static byte[] header(Frame frame) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put((byte) Frame.SEALED)
                .put((byte) frame.traits())
                .putLong(frame.version())
                .array();
    }
}
