// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** The absence of an attribute whose value could not be encoded or decoded. */
@Name("io.baton.AttributeLeftOut")
@Label("Attribute Left Out")
@Description("The value of an attribute could not be encoded, or not be decoded; the server's log says why")
final class AttributeLeftOut extends BatonEvent {

    @Label("Application")
    @Description("The virtual server, unless it is the usual one, and the context path")
    @Nullable
    String application;

    @Label("Attribute")
    @Description("The name of the attribute")
    @Nullable
    String attribute;

    @Override
    void fill(Object[] values) {
        application = (String) values[0];
        attribute = (String) values[1];
    }
}
