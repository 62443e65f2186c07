// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.check;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be said of the objects of a class from the class alone. */
final class Judgement {

    /** Types that stand for something in this process, or in the machine: whatever implements them, it cannot be sent away. */
    private static final Set<String> BOUND_TO_THE_PROCESS = Set.of(
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Writer",
            "java.io.RandomAccessFile",
            "java.lang.ClassLoader",
            "java.lang.Process",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.lang.ref.Reference",
            "java.lang.reflect.AccessibleObject",
            "java.net.DatagramSocket",
            "java.net.ServerSocket",
            "java.net.Socket",
            "java.net.http.HttpClient",
            "java.nio.Buffer",
            "java.nio.channels.Channel",
            "java.sql.Array",
            "java.sql.Blob",
            "java.sql.Clob",
            "java.sql.Connection",
            "java.sql.ResultSet",
            "java.sql.Statement",
            "java.util.concurrent.Executor",
            "java.util.concurrent.Future",
            "java.util.concurrent.locks.Condition",
            "java.util.stream.BaseStream",
            "jakarta.servlet.ServletContext",
            "jakarta.servlet.ServletRequest",
            "jakarta.servlet.ServletResponse",
            "jakarta.servlet.http.HttpSession");

    private Judgement() {}

    static Verdict of(Class<?> type) {
        if (isBoundToTheProcess(type)) {
            return Verdict.NEVER;
        }
        if (type.isPrimitive()
                || Serializable.class.isAssignableFrom(type)
                || isContainer(type)
                || type == Object.class) {
            return Verdict.FINE;
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return Verdict.OPEN;
        }
        // A serializable subclass is made by a constructor of the first class above it that is not serializable.
        return Modifier.isFinal(type.getModifiers()) || !hasConstructorForSubclasses(type)
                ? Verdict.NEVER
                : Verdict.DOUBTFUL;
    }

    private static boolean isBoundToTheProcess(Class<?> type) {
        return ancestors(type).anyMatch(each -> BOUND_TO_THE_PROCESS.contains(each.getName()));
    }

    private static Stream<Class<?>> ancestors(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(type),
                        Stream.concat(
                                ancestors(type.getSuperclass()),
                                Arrays.stream(type.getInterfaces()).flatMap(Judgement::ancestors)));
    }

    /** Whether its objects hold what their type arguments say. */
    static boolean isContainer(Class<?> type) {
        return Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type == Iterable.class
                || type == Map.Entry.class
                || type == AtomicReference.class;
    }

    /** Whether the fields of the class itself say what is written: not if it writes something else. */
    static boolean isWrittenByFields(Class<?> type) {
        return !isOfThePlatform(type)
                && !type.isEnum()
                && !Externalizable.class.isAssignableFrom(type)
                && Stream.of(type.getDeclaredMethods())
                        .noneMatch(method -> method.getName().equals("writeObject")
                                || method.getName().equals("writeReplace"))
                && Stream.of(type.getDeclaredFields())
                        .noneMatch(field -> field.getName().equals("serialPersistentFields"));
    }

    static boolean isOfThePlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean hasConstructorForSubclasses(Class<?> type) {
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            if (each.getParameterCount() == 0 && !Modifier.isPrivate(each.getModifiers())) {
                return true;
            }
        }
        return false;
    }
}
