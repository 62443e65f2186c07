// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.runtime;

import io.baton.engine.ownership.NodeLease;
import io.baton.model.NodeId;
import java.time.Duration;

/**
 * The name under which this process owns sessions, as operators know it. The store and the lines of other instances name incarnations.
 *
 * <p>Concurrency: for the checking thread alone.
 */
final class NameWatch {

    private final NodeLease lease;
    private NodeId name;
    /** How long this process had stood still when the lease was last known to be alive. */
    private Duration stoodStill = Duration.ZERO;

    NameWatch(NodeLease lease) {
        this.lease = lease;
        this.name = lease.node();
    }

    /** Tells the name if it is another one than before. */
    void look() {
        NodeId now = lease.node();
        Duration inAll = lease.stoodStill();
        if (!now.equals(name)) {
            RuntimeLog.renamed(name, now, inAll.minus(stoodStill));
            name = now;
        }
        if (lease.vouchesFor(now)) {
            stoodStill = inAll;
        }
    }
}
