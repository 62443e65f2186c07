// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import io.baton.codec.StreamOutline.Descriptor;
import io.baton.codec.StreamOutline.Field;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shape that objects of the JDK have in a stream. Java takes a stream as it is if a superclass is missing in it or
 * has another name, for classes may change; but then the superclass's {@code readObject} does not run, which makes a
 * lock free, a table new, a state consistent.
 *
 * <p>Locks must be in the stream exactly as here. Their state is a number that is read before their {@code readObject}
 * makes them free: a field or an object more than there should be could use the lock in between, while it is held by
 * nobody who will ever release it.
 */
final class PlatformShape {

    private static final String LOCKS = "java.util.concurrent.locks.";

    private PlatformShape() {}

    /** Finds what is wrong with the descriptors of the class, for operators; empty if nothing is. */
    static Optional<String> objection(Class<?> type, StreamOutline outline) {
        if (type.isArray() || !Serializable.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        List<Descriptor> descriptors = outline.descriptors(type.getName());
        if (descriptors.isEmpty()) {
            return Optional.empty();
        }
        List<String> here = chain(type);
        boolean isOfPlatform = isOfPlatform(type);
        for (Descriptor each : descriptors) {
            List<String> there = each.chain();
            boolean fits = isOfPlatform ? there.equals(here) : endsWith(there, here);
            if (!fits) {
                return Optional.of(
                        "its bytes are damaged: class " + type.getName() + " has other superclasses there than here");
            }
            if (type.getName().startsWith(LOCKS) && isOfPlatform && !isExact(each, type)) {
                return Optional.of(
                        "its bytes are damaged: lock " + type.getName() + " has other parts there than here");
            }
        }
        return Optional.empty();
    }

    /** The class and those above it that are the JDK's and have a part in a stream. */
    private static List<String> chain(Class<?> type) {
        List<String> chain = new ArrayList<>();
        for (Class<?> each = type;
                each != null && Serializable.class.isAssignableFrom(each);
                each = each.getSuperclass()) {
            if (isOfPlatform(each)) {
                chain.add(each.getName());
            }
        }
        return chain;
    }

    private static boolean endsWith(List<String> chain, List<String> end) {
        int from = chain.size() - end.size();
        return from >= 0 && chain.subList(from, chain.size()).equals(end);
    }

    private static boolean isOfPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean isExact(Descriptor there, Class<?> here) {
        return there.flags() == ObjectStreamConstants.SC_SERIALIZABLE
                && Set.copyOf(there.fields()).equals(fields(here))
                && there.fields().size() == fields(here).size();
    }

    private static Set<Field> fields(Class<?> type) {
        return Arrays.stream(ObjectStreamClass.lookupAny(type).getFields())
                .map(PlatformShape::field)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Field field(ObjectStreamField field) {
        return new Field(field.getTypeCode(), field.getName());
    }

    /** The bytes that an element of an array takes at least, in a stream as in memory; 0 if they are references. */
    static int bytesOfElement(Class<?> array) {
        Class<?> type = array.getComponentType();
        if (type == null || !type.isPrimitive()) {
            return 0;
        }
        Object one = Array.newInstance(type, 1);
        if (one instanceof long[] || one instanceof double[]) {
            return Long.BYTES;
        }
        if (one instanceof int[] || one instanceof float[]) {
            return Integer.BYTES;
        }
        return one instanceof short[] || one instanceof char[] ? Short.BYTES : Byte.BYTES;
    }
}
