// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which classes the bytes of one application's attributes may bring to life: its own, those of the platform that are values or that the container puts
 * into sessions, and those the operator added; never one of those that attacks are built of (docs/decisions/0007).
 *
 * @param own the application's
 * @param added by the operator
 */
record ClassPolicy(ApplicationClasses own, ClassPatterns added) {

    private static final ClassPatterns PLATFORM = ClassPatterns.listed("platform-classes.txt");
    private static final ClassPatterns NEVER = ClassPatterns.listed("never-deserialized.txt");

    /** Why the class is refused, for operators; empty if it is not. */
    Optional<String> objection(Class<?> type) {
        Class<?> base = type;
        while (base.isArray()) {
            base = base.getComponentType();
        }
        if (Proxy.isProxyClass(base)) {
            return Arrays.stream(base.getInterfaces())
                    .flatMap(each -> objection(each).stream())
                    .findFirst();
        }
        if (isNever(base)) {
            return Optional.of("class " + base.getName() + " is never deserialized, as attacks are built of it");
        }
        return isAllowed(base)
                ? Optional.empty()
                : Optional.of(
                        "class " + base.getName()
                                + " is neither the application's nor known to be harmless; if it is, name it in property 'allowedClasses'");
    }

    /** A subclass brings its superclass to life, whatever the bytes say about that. */
    private static boolean isNever(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (NEVER.match(each.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Interfaces have no state, and enum constants none that comes from the bytes. */
    private boolean isAllowed(Class<?> type) {
        return type.isPrimitive()
                || type.isInterface()
                || Enum.class.isAssignableFrom(type)
                || PLATFORM.match(type.getName())
                || own.contains(type)
                || added.match(type.getName());
    }
}
