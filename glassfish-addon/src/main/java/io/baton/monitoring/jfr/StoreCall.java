// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A call to the store. */
@Name("io.baton.StoreCall")
@Label("Store Call")
@Description("A call to the store, from its start to the answer")
@Threshold("10 ms")
final class StoreCall extends BatonEvent {

    @Label("Call")
    @Description("The kind of the call")
    @Nullable
    String call;

    @Label("Bytes")
    @Description("The size of the attributes that were sent or came back")
    @DataAmount(DataAmount.BYTES)
    long bytes;

    @Label("Answer")
    @Description("The kind of the answer; none if there was none")
    @Nullable
    String answer;

    @Label("Failure")
    @Description("Why there was no answer; none if there was one")
    @Nullable
    String failure;

    @Override
    void fill(Object[] values) {
        call = (String) values[0];
        bytes = (Long) values[1];
        answer = (String) values[2];
        failure = (String) values[3];
    }
}
