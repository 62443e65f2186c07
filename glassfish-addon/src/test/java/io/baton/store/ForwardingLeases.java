// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;
import java.time.Duration;

/** Leases that are what others are. */
public class ForwardingLeases implements NodeLeases {

    private final NodeLeases leases;

    public ForwardingLeases(NodeLeases leases) {
        this.leases = leases;
    }

    @Override
    public void begin(NodeId node, Duration lease) {
        leases.begin(node, lease);
    }

    @Override
    public boolean renew(NodeId node, long renewal, Duration lease) {
        return leases.renew(node, renewal, lease);
    }

    @Override
    public void giveUp(NodeId node) {
        leases.giveUp(node);
    }

    @Override
    public LeaseMark look(NodeId node) {
        return leases.look(node);
    }

    @Override
    public boolean bury(NodeId node, LeaseMark seen) {
        return leases.bury(node, seen);
    }
}
