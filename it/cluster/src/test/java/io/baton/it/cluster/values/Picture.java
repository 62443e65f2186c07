// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** An object graph as text: two graphs have the same text if they are equal, references that meet in one object included. */
final class Picture {

    private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Picture() {}

    static String of(@Nullable Object graph) {
        Picture picture = new Picture();
        picture.draw(graph);
        return picture.text.toString();
    }

    private void draw(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            text.append(value);
            return;
        }
        Integer before = seen.putIfAbsent(value, seen.size());
        if (before != null && !(value instanceof Enum<?>)) {
            text.append('#').append(before);
            return;
        }
        text.append(Proxy.isProxyClass(value.getClass()) ? "proxy" : typeName(value))
                .append('(');
        drawContent(value);
        text.append(')');
    }

    /** A lambda has another class in each virtual machine. */
    private static String typeName(Object value) {
        return value.getClass().isSynthetic() ? "lambda" : value.getClass().getTypeName();
    }

    private void drawContent(Object value) {
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                drawNext(Array.get(value, i));
            }
        } else if (Proxy.isProxyClass(value.getClass())) {
            text.append(Arrays.toString(value.getClass().getInterfaces()));
            drawNext(Proxy.getInvocationHandler(value));
        } else if (value instanceof Throwable failure) {
            text.append(failure.getMessage());
            drawNext(failure.getCause());
            Arrays.stream(failure.getSuppressed()).forEach(this::drawNext);
        } else if (value instanceof Map<?, ?> map) {
            drawMap(map);
        } else if (value instanceof Collection<?> all) {
            drawAll(all);
        } else if (value.getClass().getPackage() == Picture.class.getPackage() && !(value instanceof Link)) {
            drawFields(value);
        } else {
            text.append(value);
        }
    }

    private void drawNext(@Nullable Object value) {
        draw(value);
        text.append(',');
    }

    private void drawMap(Map<?, ?> map) {
        if (map instanceof SortedMap<?, ?> sorted) {
            drawNext(sorted.comparator());
        }
        map.entrySet().stream()
                .sorted((a, b) -> String.valueOf(a.getKey()).compareTo(String.valueOf(b.getKey())))
                .forEach(entry -> {
                    drawNext(entry.getKey());
                    drawNext(entry.getValue());
                });
    }

    private void drawAll(Collection<?> all) {
        if (all instanceof SortedSet<?> sorted) {
            drawNext(sorted.comparator());
        }
        List<?> ordered = all instanceof Set<?>
                ? all.stream()
                        .sorted((a, b) -> String.valueOf(a).compareTo(String.valueOf(b)))
                        .toList()
                : List.copyOf(Arrays.asList(all.toArray()).stream()
                        .map(each -> each == null ? "null" : each)
                        .toList());
        ordered.forEach(this::drawNext);
    }

    private void drawFields(Object value) {
        for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && type.getPackage() == Picture.class.getPackage()) {
                    text.append(field.getName()).append('=');
                    drawNext(content(field, value));
                }
            }
        }
    }

    private static @Nullable Object content(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
