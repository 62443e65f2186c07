// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** The decoding of a value. */
@Name("io.baton.Decode")
@Label("Decode")
@Description("The value of an attribute was decoded")
@Threshold("10 ms")
final class Decode extends BatonEvent {

    @Label("Application")
    @Description("The virtual server, unless it is the usual one, and the context path")
    @Nullable
    String application;

    @Label("Bytes")
    @Description("The length of the encoded value")
    @DataAmount
    long bytes;

    @Override
    void fill(Object[] values) {
        application = (String) values[0];
        bytes = (Integer) values[1];
    }
}
