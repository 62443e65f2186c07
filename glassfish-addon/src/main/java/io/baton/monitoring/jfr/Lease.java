// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** The begin of this instance's lease, or a doubt of it. */
@Name("io.baton.Lease")
@Label("Lease")
@Description("This instance's lease began, or the instance is not sure of it any more")
final class Lease extends BatonEvent {

    @Label("Node")
    @Description("The name under which this instance owns sessions")
    @Nullable
    String node;

    @Label("Doubt")
    @Description("Why the instance is not sure of it any more; none if the lease began")
    @Nullable
    String doubt;

    @Override
    void fill(Object[] values) {
        node = (String) values[0];
        doubt = (String) values[1];
    }
}
