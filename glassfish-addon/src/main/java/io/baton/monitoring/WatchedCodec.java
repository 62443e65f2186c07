// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.codec.AttributeCodec;
import io.baton.codec.Encoded;
import io.baton.codec.UncodableException;
import io.baton.time.TimeSheet;
import io.baton.time.TimeSheet.Share;
import io.baton.time.TimeSource;

/**
 * A codec whose work is timed and counted.
 *
 * <p>Concurrency: what fails is left out by the thread on which it failed, before that does anything else.
 */
final class WatchedCodec implements AttributeCodec {

    private final AttributeCodec codec;
    private final TimeSource time;
    private final ApplicationFigures figures;
    private final JfrAttributeEvents events;

    /** Whether this thread could not decode a value, and has not begun to encode one since; absent: no. */
    private final ThreadLocal<Boolean> failedToDecode = new ThreadLocal<>();

    WatchedCodec(AttributeCodec codec, TimeSource time, ApplicationFigures figures, JfrAttributeEvents events) {
        this.events = events;
        this.codec = codec;
        this.time = time;
        this.figures = figures;
    }

    @Override
    public Encoded encode(Object value) throws UncodableException {
        failedToDecode.remove();
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
            failedToDecode.set(true);
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
        if (failedToDecode.get() == null) {
            figures.losses().notEncoded(attribute);
        } else {
            failedToDecode.remove();
            figures.losses().notDecoded(attribute);
        }
        codec.leftOut(attribute);
    }
}
