// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import io.baton.model.NodeId;
import io.baton.store.ForwardingLeases;
import io.baton.store.LeaseMark;
import io.baton.store.NodeLeases;
import java.time.Duration;

/** Leases of which one is renewed right before somebody buries it. */
final class RenewedBeforeBurial extends ForwardingLeases {

    private final NodeId lucky;

    RenewedBeforeBurial(NodeLeases leases, NodeId lucky) {
        super(leases);
        this.lucky = lucky;
    }

    @Override
    public boolean bury(NodeId node, LeaseMark seen) {
        renew(lucky, seen.renewal() + 1, Duration.ofMinutes(5));
        return super.bury(node, seen);
    }
}
