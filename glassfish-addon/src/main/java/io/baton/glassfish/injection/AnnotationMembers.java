// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of an annotation that was read from the store. It is equal to one from a class file, and the other way round, as {@link Annotation} demands.
 *
 * @param type of the annotation
 * @param members all of them
 */
record AnnotationMembers(Class<? extends Annotation> type, Map<String, Object> members) implements InvocationHandler {

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        if (arguments != null) {
            return isEqual(arguments[0]);
        }
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "hashCode" -> hash();
            case "toString" -> text();
            default -> copy(Objects.requireNonNull(members.get(method.getName()), method.getName()));
        };
    }

    private static Object copy(Object value) {
        if (!value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
        return copy;
    }

    private boolean isEqual(@Nullable Object other) throws ReflectiveOperationException {
        if (!type.isInstance(other)) {
            return false;
        }
        for (Map.Entry<String, Object> member : members.entrySet()) {
            Method method = type.getDeclaredMethod(member.getKey());
            method.setAccessible(true);
            Object value = method.invoke(other);
            if (!Objects.deepEquals(member.getValue(), value)) {
                return false;
            }
        }
        return true;
    }

    /** As {@link Annotation#hashCode()} has it. */
    private int hash() {
        return members.entrySet().stream()
                .mapToInt(member -> (127 * member.getKey().hashCode()) ^ hash(member.getValue()))
                .sum();
    }

    private static int hash(Object value) {
        return value.getClass().isArray() ? Arrays.deepHashCode(new Object[] {value}) - 31 : value.hashCode();
    }

    private String text() {
        return "@" + type.getCanonicalName()
                + members.entrySet().stream()
                        .map(member -> member.getKey() + "=" + text(member.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(Object value) {
        String text = Arrays.deepToString(new Object[] {value});
        return text.substring(1, text.length() - 1);
    }
}
