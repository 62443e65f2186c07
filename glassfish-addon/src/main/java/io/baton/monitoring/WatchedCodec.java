// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.codec.AttributeCodec;
import io.baton.codec.Encoded;
import io.baton.codec.UncodableException;
import io.baton.time.TimeSheet;
import io.baton.time.TimeSheet.Share;
import io.baton.time.TimeSource;

/** A codec whose work is timed and counted. */
final class WatchedCodec implements AttributeCodec {

    private final AttributeCodec codec;
    private final TimeSource time;
    private final ApplicationFigures figures;
    private final JfrAttributeEvents events;

    WatchedCodec(AttributeCodec codec, TimeSource time, ApplicationFigures figures, JfrAttributeEvents events) {
        this.events = events;
        this.codec = codec;
        this.time = time;
        this.figures = figures;
    }

    @Override
    public Encoded encode(Object value) throws UncodableException {
        Object mark = events.encodes();
        long began = time.nanoTime();
        try {
            Encoded encoded = codec.encode(value);
            figures.encoded(time.nanoTime() - began);
            events.coded(mark, encoded.payload().length);
            return encoded;
        } catch (UncodableException failure) {
            figures.notEncoded();
            throw failure;
        }
    }

    @Override
    public Object decode(Encoded encoded) throws UncodableException {
        Object mark = events.decodes();
        long began = time.nanoTime();
        Share before = TimeSheet.enter(Share.SESSION_READ);
        try {
            Object value = codec.decode(encoded);
            figures.decoded(time.nanoTime() - began);
            events.coded(mark, encoded.payload().length);
            return value;
        } catch (UncodableException failure) {
            figures.notDecoded();
            throw failure;
        } finally {
            TimeSheet.back(before);
        }
    }

    @Override
    public boolean hearsActivation(Object value) {
        return codec.hearsActivation(value);
    }

    @Override
    public boolean note(String attribute, String objection) {
        return codec.note(attribute, objection);
    }

    @Override
    public void leftOut(String attribute) {
        events.leftOut(attribute);
        codec.leftOut(attribute);
    }
}
