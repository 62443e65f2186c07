// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.ownership.LeaseEvents.Doubt;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.monitoring.trace.Trace;
import io.baton.monitoring.trace.TraceLine;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The lines of the trace log about this node's exchange with the store. */
final class TraceStoreEvents implements StoreEvents {

    private final Trace trace;

    TraceStoreEvents(Trace trace) {
        this.trace = trace;
    }

    @Override
    public void called(
            @Nullable Object mark, StoreCall call, @Nullable SessionKey key, long bytes, String answer, Duration took) {
        if (trace.isDetailed()) {
            line("call", call, key)
                    .with("bytes", bytes)
                    .with("answer", answer)
                    .took(took)
                    .write();
        }
    }

    @Override
    public void failed(@Nullable Object mark, StoreCall call, @Nullable SessionKey key, Kind kind, Duration took) {
        if (trace.isOn()) {
            line("call-failed", call, key).with("failure", kind).took(took).write();
        }
    }

    private TraceLine line(String event, StoreCall call, @Nullable SessionKey key) {
        TraceLine line = trace.line(event).with("call", call);
        return key == null ? line : line.with("app", key.application()).with("session", SessionId.shown(key.digest()));
    }

    @Override
    public void unusable(String reason) {
        if (trace.isOn()) {
            trace.line("store-unusable").with("reason", reason).write();
        }
    }

    @Override
    public void usable(Duration outage) {
        if (trace.isOn()) {
            trace.line("store-usable").took(outage).write();
        }
    }

    @Override
    public void begun(NodeId node) {
        if (trace.isOn()) {
            trace.line("lease-begun").with("node", node).write();
        }
    }

    @Override
    public void doubted(NodeId node, Doubt why) {
        if (trace.isOn()) {
            trace.line("lease-doubted").with("node", node).with("why", why).write();
        }
    }
}
