// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import java.lang.reflect.Field;
import org.jboss.weld.proxy.WeldClientProxy;
import org.jspecify.annotations.Nullable;

/**
 * Weld's client proxies, and what Weld writes for one: the identifier of the bean. Read where there has been no such proxy yet, Weld makes its class of all
 * types of the bean at once, which fails for many beans of servers.
 */
final class ClientProxies {

    private static final String WRITTEN = "org.jboss.weld.bean.proxy.util.SerializableClientProxy";

    private ClientProxies() {}

    /** The identifier of a client proxy's bean; null if it cannot be seen. */
    static @Nullable Object bean(WeldClientProxy proxy) {
        return field(proxy, "BEAN_ID_FIELD");
    }

    /** The same, of what is written for a client proxy; null for everything else. */
    static @Nullable Object written(Object object) {
        return object.getClass().getName().equals(WRITTEN) ? field(object, "beanId") : null;
    }

    private static @Nullable Object field(Object object, String name) {
        try {
            Field field = object.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException otherWeld) {
            // Then the proxy is written as Weld wants it.
            return null;
        }
    }
}
