// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import java.util.Arrays;

/** Which values their application wants to stay on the instance where they are. */
final class StaysHere {

    /** By its name: an application may have brought a copy of it. */
    private static final String ANNOTATION = "io.baton.session.Unreplicated";

    /** Kept by each class itself, so that no loader is held longer than it lives. */
    private static final ClassValue<Boolean> MARKED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Arrays.stream(type.getAnnotations())
                    .anyMatch(each -> each.annotationType().getName().equals(ANNOTATION));
        }
    };

    private StaysHere() {}

    /** Whether the value, or the bean that Weld keeps in it, is of such a class. */
    static boolean test(Object value) {
        Object meant = WeldBeans.meant(value);
        return meant != null && MARKED.get(meant.getClass());
    }
}
