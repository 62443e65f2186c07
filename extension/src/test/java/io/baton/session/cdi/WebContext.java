// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link ServletContext} with a path, attributes and a class loader, and nothing else. */
final class WebContext {

    private WebContext() {}

    static ServletContext of(String path, Map<String, ?> initialAttributes) {
        return of(path, initialAttributes, WebContext.class.getClassLoader());
    }

    static ServletContext of(String path, Map<String, ?> initialAttributes, ClassLoader loader) {
        Map<String, Object> attributes = new HashMap<>(initialAttributes);
        return proxy((method, args) -> switch (method) {
            case "getContextPath" -> path;
            case "getAttribute" -> attributes.get(args[0]);
            case "setAttribute" -> attributes.put((String) args[0], args[1]);
            case "getClassLoader" -> loader;
            case "getServletRegistrations" -> Map.of();
            case "getResource", "addListener" -> null;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    static ServletContext broken(Throwable failure) {
        return proxy((method, args) -> {
            throw failure;
        });
    }

    /** A session with an id. */
    static HttpSession session(String id) {
        return proxy(HttpSession.class, (method, args) -> switch (method) {
            case "getId" -> id;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    /** A request with a session. */
    static HttpServletRequest request(ServletContext context, String sessionId) {
        return proxy(HttpServletRequest.class, (method, args) -> switch (method) {
            case "getServletContext" -> context;
            case "getSession" -> session(sessionId);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static ServletContext proxy(Answer answer) {
        return proxy(ServletContext.class, answer);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                WebContext.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == args[0];
                    case "toString" -> "WebContext";
                    default -> answer.to(method.getName(), args);
                }));
    }

    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object to(String method, Object[] args) throws Throwable;
    }
}
