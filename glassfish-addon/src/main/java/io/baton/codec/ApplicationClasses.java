// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes that came with one application or that the operator gave to applications: those of its loader, of the loaders above it up to the server's
 * own, and of loaders below these, which are the other modules of an enterprise application and its libraries.
 */
public final class ApplicationClasses {

    /** Loaders of the JDK, of the class path, and of Baton itself, which on a flat class path is that of the whole server. */
    private static final Set<ClassLoader> PLATFORM = platform();

    private static final Map<String, Class<?>> PRIMITIVES = Stream.of(
                    boolean.class,
                    byte.class,
                    char.class,
                    short.class,
                    int.class,
                    long.class,
                    float.class,
                    double.class,
                    void.class)
            .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    private final ClassLoader application;
    private final Set<ClassLoader> loaders = identitySet();

    /** @param application the loader of its classes */
    public ApplicationClasses(ClassLoader application) {
        this.application = application;
        loaders.add(application);
        for (ClassLoader above = application.getParent();
                above != null && !PLATFORM.contains(above);
                above = above.getParent()) {
            loaders.add(above);
        }
    }

    boolean isOf(ClassLoader loader) {
        return application == loader;
    }

    /** Whether the class is one of them. */
    public boolean contains(Class<?> type) {
        ClassLoader definer = type.getClassLoader();
        return definer != null && (loaders.contains(definer) || (isBelow(definer) && isFound(type)));
    }

    private boolean isBelow(ClassLoader definer) {
        ClassLoader above = definer;
        while (above != null && !loaders.contains(above)) {
            above = above.getParent();
        }
        return above != null;
    }

    /** Another application's class may bear the same name, and that application's loader may have the same parent. */
    private boolean isFound(Class<?> type) {
        return find(type.getName(), application).equals(Optional.of(type));
    }

    /**
     * The class of a name as class descriptors have it: of a primitive type or an array, too, which {@link
     * ClassLoader#loadClass} does not know. It is not yet initialized.
     *
     * @throws ClassNotFoundException if the loader finds none
     */
    public static Class<?> named(String name, ClassLoader loader) throws ClassNotFoundException {
        Class<?> primitive = PRIMITIVES.get(name);
        return primitive == null ? Class.forName(name, false, loader) : primitive;
    }

    /** The class that a loader finds, not yet initialized; empty if there is none or it cannot be linked. */
    static Optional<Class<?>> find(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError none) {
            return Optional.empty();
        }
    }

    private static Set<ClassLoader> platform() {
        Set<ClassLoader> platform = identitySet();
        addWithParents(ClassLoader.getSystemClassLoader(), platform);
        addWithParents(ApplicationClasses.class.getClassLoader(), platform);
        return platform;
    }

    private static void addWithParents(@Nullable ClassLoader loader, Set<ClassLoader> platform) {
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            platform.add(each);
        }
    }

    private static Set<ClassLoader> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
