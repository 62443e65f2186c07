// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.store.LeaseMark;
import io.baton.store.NodeLeases;
import java.time.Duration;

/** The leases at the near end of a process's wire. */
final class LeaseLink implements NodeLeases {

    private final Wire wire;
    private final NodeLeases leases;

    LeaseLink(Wire wire, NodeLeases leases) {
        this.wire = wire;
        this.leases = leases;
    }

    @Override
    public void begin(NodeId node, Duration lease) {
        wire.call("begin lease", node, true, () -> {
            leases.begin(node, lease);
            return true;
        });
    }

    @Override
    public boolean renew(NodeId node, long renewal, Duration lease) {
        return wire.call("renew", Words.of(node, "number " + renewal), true, () -> leases.renew(node, renewal, lease));
    }

    @Override
    public void giveUp(NodeId node) {
        wire.call("give up lease", node, true, () -> {
            leases.giveUp(node);
            return true;
        });
    }

    @Override
    public LeaseMark look(NodeId node) {
        return wire.call("look", node, true, () -> leases.look(node));
    }

    @Override
    public boolean bury(NodeId node, LeaseMark seen) {
        return wire.call("bury", Words.of(node, seen), true, () -> leases.bury(node, seen));
    }
}
