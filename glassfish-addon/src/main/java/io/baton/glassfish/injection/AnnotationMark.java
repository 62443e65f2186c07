// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import io.baton.codec.ApplicationClasses;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in the store for an annotation, whose own form is a class of the JDK that attacks are built of.
 *
 * @param type name of its type
 * @param names of its members, sorted
 * @param values of these: names of classes and of enum constants in place of these; annotations as they are, so that the stream sees them; arrays
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
record AnnotationMark(String type, String[] names, Object[] values) implements Serializable {

    static AnnotationMark of(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        Method[] members = members(type);
        return new AnnotationMark(
                type.getName(),
                Arrays.stream(members).map(Method::getName).toArray(String[]::new),
                Arrays.stream(members)
                        .map(member -> stored(value(annotation, member)))
                        .toArray());
    }

    private static Method[] members(Class<?> type) {
        Method[] members = type.getDeclaredMethods();
        Arrays.sort(members, Comparator.comparing(Method::getName));
        return Arrays.stream(members)
                .filter(each -> !each.isSynthetic() && !Modifier.isStatic(each.getModifiers()))
                .toArray(Method[]::new);
    }

    private static Object value(Annotation annotation, Method member) {
        try {
            member.setAccessible(true);
            return member.invoke(annotation);
        } catch (IllegalAccessException | InvocationTargetException incomplete) {
            throw new IllegalStateException(
                    "Annotation " + annotation.annotationType().getName(), incomplete);
        }
    }

    private static Object stored(Object value) {
        if (value instanceof Class<?> named) {
            return named.getName();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Object[] several && !(value instanceof String[])
                ? Arrays.stream(several).map(AnnotationMark::stored).toArray()
                : value;
    }

    /**
     * The annotation.
     *
     * @throws InvalidObjectException if there is no such annotation, or not with such values
     */
    Annotation rebuilt(ClassLoader loader) throws InvalidObjectException {
        Class<?> found = named(type, loader);
        if (!found.isAnnotation() || names.length != values.length) {
            throw new InvalidObjectException(type + " is no annotation");
        }
        Map<String, Object> stored = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            stored.put(names[i], values[i]);
        }
        Class<? extends Annotation> annotation = found.asSubclass(Annotation.class);
        Map<String, Object> members = new LinkedHashMap<>();
        for (Method member : members(annotation)) {
            // A member that has come with a new version of the application.
            Object value = stored.containsKey(member.getName())
                    ? read(stored.get(member.getName()), member.getReturnType(), loader)
                    : member.getDefaultValue();
            if (value == null) {
                throw new InvalidObjectException(type + " has no value of " + member.getName());
            }
            members.put(member.getName(), value);
        }
        return annotation.cast(Proxy.newProxyInstance(
                annotation.getClassLoader(), new Class<?>[] {annotation}, new AnnotationMembers(annotation, members)));
    }

    /** The value if it is one of the type; nothing else gets into an annotation. */
    private static Object read(Object stored, Class<?> type, ClassLoader loader) throws InvalidObjectException {
        if (type == Class.class && stored instanceof String name) {
            return named(name, loader);
        }
        if (type.isEnum() && stored instanceof String name) {
            return constant(type, name);
        }
        if (type.isArray() && stored instanceof Object[] several && !type.isInstance(stored)) {
            Object array = Array.newInstance(type.getComponentType(), several.length);
            for (int i = 0; i < several.length; i++) {
                Array.set(array, i, read(several[i], type.getComponentType(), loader));
            }
            return array;
        }
        if (AnnotationMembers.boxed(type).isInstance(stored)) {
            return stored;
        }
        throw new InvalidObjectException("A " + stored.getClass().getName() + " is no " + type.getName());
    }

    private static Object constant(Class<?> type, String name) throws InvalidObjectException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new InvalidObjectException(type.getName() + " has no " + name);
    }

    private static Class<?> named(String name, ClassLoader loader) throws InvalidObjectException {
        try {
            return ApplicationClasses.named(name, loader);
        } catch (ClassNotFoundException | LinkageError missing) {
            InvalidObjectException failure = new InvalidObjectException("There is no class " + name);
            failure.initCause(missing);
            throw failure;
        }
    }
}
