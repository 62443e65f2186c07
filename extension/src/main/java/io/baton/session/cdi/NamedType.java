// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

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

    /** What a servlet container has, and others mostly do not. */
    static final NamedType HTTP_SERVLET_REQUEST = new NamedType("jakarta.servlet.http.HttpServletRequest");

    /** The container of an application without a server. */
    static final NamedType SE_CONTAINER = new NamedType("jakarta.enterprise.inject.se.SeContainer");

    /** Whether it is there. */
    boolean isThere() {
        try {
            Class.forName(name, false, NamedType.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

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
