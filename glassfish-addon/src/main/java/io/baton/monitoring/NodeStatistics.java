// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import java.util.Map;

/** The figures of one instance as administrators see them. */
final class NodeStatistics implements NodeMXBean {

    private final NodeLease lease;
    private final StoreHealth health;
    private final StoreFigures figures;

    NodeStatistics(NodeLease lease, StoreHealth health, StoreFigures figures) {
        this.lease = lease;
        this.health = health;
        this.figures = figures;
    }

    @Override
    public String getNode() {
        return lease.node().toString();
    }

    @Override
    public boolean isStoreUsable() {
        return health.isUsable();
    }

    @Override
    public boolean isLeaseValid() {
        return lease.vouchesFor(lease.node());
    }

    @Override
    public long getStoreOutages() {
        return figures.outages();
    }

    @Override
    public long getStoreOutageMillis() {
        return figures.outageMillis();
    }

    @Override
    public Map<String, TimeStatistics> getStoreCalls() {
        return figures.calls();
    }

    @Override
    public Map<String, Long> getStoreFailures() {
        return figures.failures();
    }

    @Override
    public long getStoreBytes() {
        return figures.bytes();
    }

    @Override
    public long getIncarnations() {
        return figures.incarnations();
    }

    @Override
    public Map<String, Long> getLeaseDoubts() {
        return figures.doubts();
    }

    @Override
    public void reset() {
        figures.reset();
    }
}
