// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which classes the bytes of one application's attributes may bring to life: its own, those of the platform that are values or that the container puts
 * into sessions, and those the operator added; never one of those that attacks are built of (docs/decisions/0007). Any thread may use it.
 */
final class ClassPolicy {

    /** The file beside this class that says what is never deserialized. */
    static final String NEVER_LIST = "never-deserialized.txt";

    private static final ClassPatterns PLATFORM = ClassPatterns.listed("platform-classes.txt");
    private static final ClassPatterns NEVER = ClassPatterns.listed(NEVER_LIST);

    private final ApplicationClasses own;
    private final ClassPatterns added;
    /** The classes that were found harmless: most streams are of the same few. */
    private final Set<Class<?>> harmless = ConcurrentHashMap.newKeySet();

    /**
     * @param own the application's
     * @param added by the operator
     */
    ClassPolicy(ApplicationClasses own, ClassPatterns added) {
        this.own = own;
        this.added = added;
    }

    /** Whether it is about the application of that loader. */
    boolean isOf(ClassLoader loader) {
        return own.isOf(loader);
    }

    /** Why the class is refused, for operators; empty if it is not. */
    Optional<String> objection(Class<?> type) {
        if (harmless.contains(type)) {
            return Optional.empty();
        }
        Optional<String> objection = judged(type);
        if (objection.isEmpty()) {
            harmless.add(type);
        }
        return objection;
    }

    private Optional<String> judged(Class<?> type) {
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

    /**
     * Says whether the class or one above it is never deserialized. Classes nested in one of the list are its parts, as
     * are its lambdas. A subclass brings its superclass to life, whatever the bytes say about that. A package that
     * attacks are built of has harmless classes, too: those that the other list names, and exceptions, which are causes
     * of others; where they are never read, they are named one by one.
     */
    private static boolean isNever(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            String name = each.getName();
            if (NEVER.nameNested(name) || (NEVER.match(name) && !isThrowable(each) && !PLATFORM.name(name))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Interfaces have no state, enum constants none that comes from the bytes, and abstract classes are part only of objects whose own class is judged.
     * The objects that an exception holds are judged, too.
     */
    private boolean isAllowed(Class<?> type) {
        return type.isPrimitive()
                || type.isInterface()
                || Modifier.isAbstract(type.getModifiers())
                || Enum.class.isAssignableFrom(type)
                || isThrowable(type)
                || PLATFORM.match(type.getName())
                || own.contains(type)
                || added.match(type.getName());
    }

    private static boolean isThrowable(Class<?> type) {
        return Throwable.class.isAssignableFrom(type);
    }
}
