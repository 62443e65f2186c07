// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.ownership.LeaseEvents.Doubt;
import io.baton.model.NodeId;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several listeners as one; see {@link Listeners}. */
final class StoreEventsFan implements StoreEvents {

    private final Listeners<StoreEvents> listeners;

    /** @param listeners at least one */
    StoreEventsFan(List<StoreEvents> listeners) {
        this.listeners = new Listeners<>(listeners);
    }

    @Override
    public @Nullable Object calls(StoreCall call) {
        return listeners.last().calls(call);
    }

    @Override
    public void called(
            @Nullable Object mark, StoreCall call, @Nullable SessionKey key, long bytes, String answer, Duration took) {
        listeners.tell(one -> one.called(mark, call, key, bytes, answer, took));
    }

    @Override
    public void failed(@Nullable Object mark, StoreCall call, @Nullable SessionKey key, Kind kind, Duration took) {
        listeners.tell(one -> one.failed(mark, call, key, kind, took));
    }

    @Override
    public void unusable(String reason) {
        listeners.tell(one -> one.unusable(reason));
    }

    @Override
    public void usable(Duration outage) {
        listeners.tell(one -> one.usable(outage));
    }

    @Override
    public void begun(NodeId node) {
        listeners.tell(one -> one.begun(node));
    }

    @Override
    public void doubted(NodeId node, Doubt why) {
        listeners.tell(one -> one.doubted(node, why));
    }
}
