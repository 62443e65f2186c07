// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.util.Map;

/** The figures of one instance. Counts and times are from its start, or from the last {@link #reset}. */
public interface NodeMXBean {

    /** The name under which this instance owns sessions now. */
    String getNode();

    /** Whether the store can be used, as far as is known. */
    boolean isStoreUsable();

    /** Whether this instance's lease vouches for what it has in memory. */
    boolean isLeaseValid();

    /** The number of times that the store could not be used any more. */
    long getStoreOutages();

    /** The time for which the store could not be used, in milliseconds; an outage counts when it is over. */
    long getStoreOutageMillis();

    /** The times of calls that the store answered, by the kind of call. */
    Map<String, TimeStatistics> getStoreCalls();

    /** The number of calls that the store did not answer, by the kind of call. */
    Map<String, Long> getStoreFailures();

    /** The bytes of attributes that went to the store and came back. */
    long getStoreBytes();

    /** The number of leases that this instance began: one at its start, and one whenever it had lost the former one. */
    long getIncarnations();

    /** The number of times that this instance was not sure of its lease any more, by the reason. */
    Map<String, Long> getLeaseDoubts();

    /** Begins all counts and times anew. */
    void reset();
}
