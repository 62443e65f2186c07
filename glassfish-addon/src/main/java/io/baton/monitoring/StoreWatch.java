// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.store.Pending;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way in which a call to the store is timed and told. */
final class StoreWatch {

    private final TimeSource time;
    private final StoreEvents events;

    StoreWatch(TimeSource time, StoreEvents events) {
        this.time = time;
        this.events = events;
    }

    /**
     * The description of an answer.
     *
     * @param kind of a fixed set of words
     * @param bytes of attributes that came back
     */
    record Answer(String kind, long bytes) {

        static Answer of(Enum<?> kind) {
            return new Answer(kind.name(), 0);
        }

        static Answer of(boolean isSo) {
            return new Answer(Boolean.toString(isSo), 0);
        }
    }

    /**
     * Makes a call.
     *
     * @param key the session that it is about; null if it is about none or many
     * @param bytes of attributes that are sent
     */
    <T> T call(
            StoreCall call, @Nullable SessionKey key, long bytes, Supplier<T> work, Function<T, Answer> description) {
        Object mark = events.calls(call);
        long began = time.nanoTime();
        try {
            T result = work.get();
            Duration took = time.since(began);
            Answer answer = description.apply(result);
            events.called(mark, call, key, bytes + answer.bytes(), answer.kind(), took);
            return result;
        } catch (StoreUnavailableException failure) {
            events.failed(mark, call, key, failure.kind(), time.since(began));
            throw failure;
        }
    }

    /** Sends a write, the time of which ends when its answer was waited for. */
    Pending<SaveResult> send(SessionKey key, long bytes, Supplier<Pending<SaveResult>> work) {
        @Nullable Object mark = events.calls(StoreCall.SAVE);
        long began = time.nanoTime();
        Pending<SaveResult> sent = watched(mark, key, began, work);
        return () -> {
            SaveResult result = watched(mark, key, began, sent::await);
            events.called(mark, StoreCall.SAVE, key, bytes, result.name(), time.since(began));
            return result;
        };
    }

    private <T> T watched(@Nullable Object mark, SessionKey key, long began, Supplier<T> part) {
        try {
            return part.get();
        } catch (StoreUnavailableException failure) {
            events.failed(mark, StoreCall.SAVE, key, failure.kind(), time.since(began));
            throw failure;
        }
    }

    /** Makes a call that has no answer but that it was made. */
    void run(StoreCall call, Runnable work) {
        call(
                call,
                null,
                0,
                () -> {
                    work.run();
                    return true;
                },
                done -> new Answer("DONE", 0));
    }
}
