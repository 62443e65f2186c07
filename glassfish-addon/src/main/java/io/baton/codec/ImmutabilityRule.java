// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a value of one class is immutable. */
@FunctionalInterface
interface ImmutabilityRule {

    ImmutabilityRule ALWAYS = (whole, part) -> true;
    ImmutabilityRule NEVER = (whole, part) -> false;

    /** Collections that are neither views nor changed by anybody: what {@code of}, {@code copyOf}, {@code empty} and {@code singleton} methods return. */
    Set<Class<?>> COLLECTIONS = classesOf(
            List.of(),
            List.of(1),
            Set.of(),
            Set.of(1),
            Collections.emptyList(),
            Collections.emptySet(),
            Collections.singletonList(1),
            Collections.singleton(1));

    /** The maps among them. */
    Set<Class<?>> MAPS = classesOf(Map.of(), Map.of(1, 1), Collections.emptyMap(), Collections.singletonMap(1, 1));

    /**
     * Whether the value is immutable.
     *
     * @param whole the value
     * @param part judges what it consists of
     */
    boolean holds(Object whole, Predicate<@Nullable Object> part);

    /** The rule for direct instances of that class. Enums may have mutable state, but it is not serialized. */
    static ImmutabilityRule of(Class<?> type) {
        if (CompactValues.knows(type) || Enum.class.isAssignableFrom(type) || isMarked(type)) {
            return ALWAYS;
        }
        if (COLLECTIONS.contains(type)) {
            return (whole, part) -> ((Collection<?>) whole).stream().allMatch(part);
        }
        if (MAPS.contains(type)) {
            return (whole, part) -> ((Map<?, ?>) whole)
                    .entrySet().stream().allMatch(entry -> part.test(entry.getKey()) && part.test(entry.getValue()));
        }
        return type.isRecord() ? ofRecord(type) : NEVER;
    }

    /**
     * Whether an annotation called Immutable stands at the class itself; a subclass may be mutable. Hibernate's says something else: that the database is
     * not changed.
     */
    private static boolean isMarked(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredAnnotations())
                    .map(annotation -> annotation.annotationType())
                    .anyMatch(each -> each.getSimpleName().equals("Immutable")
                            && !each.getName().equals("org.hibernate.annotations.Immutable"));
        } catch (LinkageError | RuntimeException unreadable) {
            return false;
        }
    }

    /** By the fields: accessors are the application's code, which may do anything. */
    private static ImmutabilityRule ofRecord(Class<?> type) {
        List<Field> undecided = new ArrayList<>();
        try {
            for (RecordComponent component : type.getRecordComponents()) {
                if (!isDecided(component.getType())) {
                    Field field = type.getDeclaredField(component.getName());
                    if (!field.trySetAccessible()) {
                        return NEVER;
                    }
                    undecided.add(field);
                }
            }
        } catch (NoSuchFieldException | LinkageError | RuntimeException unreadable) {
            return NEVER;
        }
        return undecided.isEmpty()
                ? ALWAYS
                : (whole, part) -> undecided.stream().allMatch(field -> part.test(content(field, whole)));
    }

    private static boolean isDecided(Class<?> declared) {
        return declared.isPrimitive() || declared.isEnum() || (CompactValues.knows(declared) && isFinal(declared));
    }

    private static boolean isFinal(Class<?> type) {
        return Modifier.isFinal(type.getModifiers());
    }

    private static @Nullable Object content(Field field, Object whole) {
        try {
            return field.get(whole);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(field + " was made accessible", impossible);
        }
    }

    private static Set<Class<?>> classesOf(Object... samples) {
        return Stream.of(samples).map(Object::getClass).collect(Collectors.toUnmodifiableSet());
    }
}
