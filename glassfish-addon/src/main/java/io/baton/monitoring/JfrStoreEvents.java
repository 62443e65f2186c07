// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.ownership.LeaseEvents.Doubt;
import io.baton.model.NodeId;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The events of the flight recorder about the exchange with the store. */
final class JfrStoreEvents implements StoreEvents {

    private static final Supplier<@Nullable Consumer<Object[]>> CALL = JfrEvents.named("StoreCall");
    private static final Supplier<@Nullable Consumer<Object[]>> STATE = JfrEvents.named("StoreState");

    private static final Supplier<@Nullable Consumer<Object[]>> LEASE = JfrEvents.named("Lease");

    @Override
    public @Nullable Object calls(StoreCall call) {
        return CALL.get();
    }

    @Override
    public void called(
            @Nullable Object mark, StoreCall call, @Nullable SessionKey key, long bytes, String answer, Duration took) {
        if (mark != null) {
            JfrEvents.end(mark, call.name(), bytes, answer, null);
        }
    }

    @Override
    public void failed(@Nullable Object mark, StoreCall call, @Nullable SessionKey key, Kind kind, Duration took) {
        if (mark != null) {
            JfrEvents.end(mark, call.name(), 0L, null, kind.name());
        }
    }

    @Override
    public void unusable(String reason) {
        Object event = STATE.get();
        if (event != null) {
            JfrEvents.end(event, false, reason, 0L);
        }
    }

    @Override
    public void usable(Duration outage) {
        Object event = STATE.get();
        if (event != null) {
            JfrEvents.end(event, true, null, outage.toMillis());
        }
    }

    @Override
    public void begun(NodeId node) {
        Object event = LEASE.get();
        if (event != null) {
            JfrEvents.end(event, node.toString(), null);
        }
    }

    @Override
    public void doubted(NodeId node, Doubt why) {
        Object event = LEASE.get();
        if (event != null) {
            JfrEvents.end(event, node.toString(), why.name());
        }
    }
}
