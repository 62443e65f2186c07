package io.baton.session.cdi;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link ServletContext} with a path and attributes, and nothing else. */
final class WebContext {

    private WebContext() {}

    static ServletContext of(String path, Map<String, ?> initialAttributes) {
        Map<String, Object> attributes = new HashMap<>(initialAttributes);
        return proxy((method, args) -> switch (method) {
            case "getContextPath" -> path;
            case "getAttribute" -> attributes.get(args[0]);
            case "setAttribute" -> attributes.put((String) args[0], args[1]);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    static ServletContext broken(Throwable failure) {
        return proxy((method, args) -> {
            throw failure;
        });
    }

    private static ServletContext proxy(Answer answer) {
        return (ServletContext) Proxy.newProxyInstance(
                WebContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (self, method, args) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == args[0];
                    case "toString" -> "WebContext";
                    default -> answer.to(method.getName(), args);
                });
    }

    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object to(String method, Object[] args) throws Throwable;
    }
}
