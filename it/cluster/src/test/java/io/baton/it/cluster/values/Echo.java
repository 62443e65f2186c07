// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** The one behind a proxy, which answers everything with its word. */
record Echo(String word) implements InvocationHandler, Serializable {

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        return word;
    }

    static Object proxy(String word, Class<?>... interfaces) {
        return Proxy.newProxyInstance(Echo.class.getClassLoader(), interfaces, new Echo(word));
    }
}
