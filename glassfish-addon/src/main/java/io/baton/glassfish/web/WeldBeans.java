// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import jakarta.servlet.http.HttpSessionActivationListener;
import org.jboss.weld.proxy.WeldClientProxy;
import org.jboss.weld.serialization.spi.helpers.SerializableContextualInstance;
import org.jspecify.annotations.Nullable;

/** The beans that Weld keeps among the attributes of a session, each in a wrapping of Weld's own. */
final class WeldBeans {

    private WeldBeans() {}

    /** The bean if the value is such a wrapping, and the value otherwise. */
    static @Nullable Object meant(Object value) {
        return value instanceof SerializableContextualInstance<?, ?> wrapped ? wrapped.getInstance() : value;
    }

    /** Whether it hears that its session moves. A client proxy does not: it only leads to a bean, which may be another session's by then. */
    static boolean hearsActivation(Object value) {
        return meant(value) instanceof HttpSessionActivationListener && !(value instanceof WeldClientProxy);
    }
}
