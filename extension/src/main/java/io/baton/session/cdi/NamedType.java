package io.baton.session.cdi;

import org.jspecify.annotations.Nullable;

/**
 * A type known by its name only, so that it need not be there.
 *
 * @param name fully qualified
 */
record NamedType(String name) {

    /** The payload of the event that a web application is up. */
    static final NamedType SERVLET_CONTEXT = new NamedType("jakarta.servlet.ServletContext");

    /** The container of an application without a server. */
    static final NamedType SE_CONTAINER = new NamedType("jakarta.enterprise.inject.se.SeContainer");

    boolean isTypeOf(Object object) {
        return isOrExtends(object.getClass());
    }

    private boolean isOrExtends(@Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        if (type.getName().equals(name) || isOrExtends(type.getSuperclass())) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isOrExtends(parent)) {
                return true;
            }
        }
        return false;
    }
}
