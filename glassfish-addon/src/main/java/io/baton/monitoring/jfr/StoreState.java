// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A change of the opinion of the store. */
@Name("io.baton.StoreState")
@Label("Store State")
@Description("The store became unusable, or usable again")
final class StoreState extends BatonEvent {

    @Label("Usable")
    @Description("Whether the store can be used from now on")
    boolean usable;

    @Label("Reason")
    @Description("Why the store cannot be used; none if it can")
    @Nullable
    String reason;

    @Label("Outage")
    @Description("How long the store could not be used; zero if it cannot be used from now on")
    @Timespan(Timespan.MILLISECONDS)
    long outage;

    @Override
    void fill(Object[] values) {
        usable = (Boolean) values[0];
        reason = (String) values[1];
        outage = (Long) values[2];
    }
}
