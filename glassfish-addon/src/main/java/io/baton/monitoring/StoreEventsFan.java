// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several listeners that hear the same, one after the other. Marks are those of the last one. */
final class StoreEventsFan implements StoreEvents {

    private final StoreEvents[] listeners;
    private final StoreEvents last;

    /** @param listeners at least one */
    StoreEventsFan(List<StoreEvents> listeners) {
        this.listeners = listeners.toArray(StoreEvents[]::new);
        this.last = listeners.get(listeners.size() - 1);
    }

    @Override
    public @Nullable Object calls(StoreCall call) {
        return last.calls(call);
    }

    @Override
    public void called(
            @Nullable Object mark, StoreCall call, @Nullable SessionKey key, long bytes, String answer, Duration took) {
        for (StoreEvents one : listeners) {
            one.called(mark, call, key, bytes, answer, took);
        }
    }

    @Override
    public void failed(@Nullable Object mark, StoreCall call, @Nullable SessionKey key, Kind kind, Duration took) {
        for (StoreEvents one : listeners) {
            one.failed(mark, call, key, kind, took);
        }
    }

    @Override
    public void unusable(String reason) {
        for (StoreEvents one : listeners) {
            one.unusable(reason);
        }
    }

    @Override
    public void usable(Duration outage) {
        for (StoreEvents one : listeners) {
            one.usable(outage);
        }
    }
}
