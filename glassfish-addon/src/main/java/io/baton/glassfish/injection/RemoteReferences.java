// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import java.util.Set;

/**
 * The classes of references to remote enterprise beans. They are made for an application, in its loader, so that only
 * their superclasses tell.
 */
public final class RemoteReferences {

    /** Not every server has an EJB container, so these are names. */
    private static final Set<String> SUPERCLASSES =
            Set.of("com.sun.ejb.containers.RemoteBusinessWrapperBase", "org.omg.CORBA.portable.ObjectImpl");

    private static final ClassValue<Boolean> KNOWN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                if (SUPERCLASSES.contains(each.getName())) {
                    return true;
                }
            }
            return false;
        }
    };

    private RemoteReferences() {}

    /** Whether the class is one of them. */
    public static boolean include(Class<?> type) {
        return KNOWN.get(type);
    }
}
