// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import io.baton.monitoring.NodeMXBean;
import org.glassfish.external.statistics.CountStatistic;
import org.glassfish.gmbal.AMXMetadata;
import org.glassfish.gmbal.Description;
import org.glassfish.gmbal.ManagedAttribute;
import org.glassfish.gmbal.ManagedObject;

/** The figures of one instance as the server's monitoring reads them. */
@AMXMetadata(type = "baton-node-mon", group = "monitoring")
@ManagedObject
@Description("This instance and its store")
public final class NodeStatistic {

    private final NodeMXBean figures;

    NodeStatistic(NodeMXBean figures) {
        this.figures = figures;
    }

    /** 1 while the store can be used. */
    @ManagedAttribute(id = "storeusable")
    @Description("1 while the store can be used")
    public CountStatistic getStoreUsable() {
        return Figure.of("StoreUsable", "flag", "1 while the store can be used", figures.isStoreUsable() ? 1 : 0);
    }

    /** 1 while the lease vouches for what is in memory. */
    @ManagedAttribute(id = "leasevalid")
    @Description("1 while the lease vouches for what is in memory")
    public CountStatistic getLeaseValid() {
        return Figure.of(
                "LeaseValid",
                "flag",
                "1 while the lease vouches for what is in memory",
                figures.isLeaseValid() ? 1 : 0);
    }

    /** Times that the store could not be used any more. */
    @ManagedAttribute(id = "storeoutages")
    @Description("Times that the store could not be used any more")
    public CountStatistic getStoreOutages() {
        return Figure.of(
                "StoreOutages", "count", "Times that the store could not be used any more", figures.getStoreOutages());
    }

    /** Time for which the store could not be used. */
    @ManagedAttribute(id = "storeoutagemillis")
    @Description("Time for which the store could not be used")
    public CountStatistic getStoreOutageMillis() {
        return Figure.of(
                "StoreOutageMillis",
                "millisecond",
                "Time for which the store could not be used",
                figures.getStoreOutageMillis());
    }

    /** Calls that the store answered. */
    @ManagedAttribute(id = "storecalls")
    @Description("Calls that the store answered")
    public CountStatistic getStoreCalls() {
        return Figure.of("StoreCalls", "count", "Calls that the store answered", Figure.calls(figures.getStoreCalls()));
    }

    /** Calls that the store did not answer. */
    @ManagedAttribute(id = "storefailures")
    @Description("Calls that the store did not answer")
    public CountStatistic getStoreFailures() {
        return Figure.of(
                "StoreFailures",
                "count",
                "Calls that the store did not answer",
                Figure.all(figures.getStoreFailures()));
    }

    /** Bytes of attributes that went to the store and came back. */
    @ManagedAttribute(id = "storebytes")
    @Description("Bytes of attributes that went to the store and came back")
    public CountStatistic getStoreBytes() {
        return Figure.of(
                "StoreBytes",
                "bytes",
                "Bytes of attributes that went to the store and came back",
                figures.getStoreBytes());
    }

    /** Median time of a save. */
    @ManagedAttribute(id = "savemicrosp50")
    @Description("Median time of a save")
    public CountStatistic getSaveMicrosP50() {
        return Figure.of(
                "SaveMicrosP50",
                "microsecond",
                "Median time of a save",
                Figure.median(figures.getStoreCalls(), "SAVE"));
    }

    /** Time that 99 of 100 saves do not exceed. */
    @ManagedAttribute(id = "savemicrosp99")
    @Description("Time that 99 of 100 saves do not exceed")
    public CountStatistic getSaveMicrosP99() {
        return Figure.of(
                "SaveMicrosP99",
                "microsecond",
                "Time that 99 of 100 saves do not exceed",
                Figure.p99(figures.getStoreCalls(), "SAVE"));
    }

    /** Times that this instance was not sure of its lease any more. */
    @ManagedAttribute(id = "leasedoubts")
    @Description("Times that this instance was not sure of its lease any more")
    public CountStatistic getLeaseDoubts() {
        return Figure.of(
                "LeaseDoubts",
                "count",
                "Times that this instance was not sure of its lease any more",
                Figure.all(figures.getLeaseDoubts()));
    }

    /** Leases that this instance began. */
    @ManagedAttribute(id = "incarnations")
    @Description("Leases that this instance began")
    public CountStatistic getIncarnations() {
        return Figure.of("Incarnations", "count", "Leases that this instance began", figures.getIncarnations());
    }
}
