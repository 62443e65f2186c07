// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Annotations on their way through a stream. */
@NullMarked
class AnnotationMarkTest {

    @Retention(RetentionPolicy.RUNTIME)
    @interface Inner {
        int value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Everything {
        boolean aBoolean() default true;

        byte aByte() default 1;

        char aChar() default 'c';

        double aDouble() default -0.0;

        float aFloat() default Float.NaN;

        int anInt() default 3;

        long aLong() default 4;

        short aShort() default 5;

        String text() default "text";

        Class<?> type() default int.class;

        ElementType constant() default ElementType.FIELD;

        Inner inner() default @Inner(6);

        boolean[] booleans() default {true, false};

        byte[] bytes() default {1};

        char[] chars() default {'c', 'd'};

        double[] doubles() default {Double.NaN};

        float[] floats() default {0.0f};

        int[] ints() default {};

        long[] longs() default {Long.MIN_VALUE};

        short[] shorts() default {1};

        String[] texts() default {"a", ""};

        Class<?>[] types() default {String.class, int[].class, Inner[][].class, void.class};

        ElementType[] constants() default {ElementType.TYPE, ElementType.METHOD};

        Inner[] inners() default {@Inner(1), @Inner(2)};
    }

    @Everything
    @Inner(7)
    @Deprecated(since = "1", forRemoval = false)
    private static final class Annotated {}

    static Stream<Annotation> annotations() {
        return Arrays.stream(Annotated.class.getAnnotations());
    }

    private static Annotation everything() {
        return Annotated.class.getAnnotation(Everything.class);
    }

    private static Object moved(Object value) throws IOException, ClassNotFoundException {
        return read(written(value));
    }

    private static byte[] written(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new Marking(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new Rebuilding(bytes)) {
            return in.readObject();
        }
    }

    private static final class Marking extends ObjectOutputStream {
        Marking(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            return object instanceof Annotation annotation ? AnnotationMark.of(annotation) : object;
        }
    }

    private static final class Rebuilding extends ObjectInputStream {
        Rebuilding(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes));
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) throws IOException {
            return object instanceof AnnotationMark mark
                    ? mark.rebuilt(AnnotationMarkTest.class.getClassLoader())
                    : object;
        }
    }

    @ParameterizedTest
    @MethodSource("annotations")
    void comeBackEqual(Annotation annotation) throws Exception {
        Object moved = moved(annotation);
        assertThat(moved).isEqualTo(annotation).hasSameHashCodeAs(annotation).isInstanceOf(Annotation.class);
        assertThat(annotation).as("the other way round").isEqualTo(moved);
        assertThat(((Annotation) moved).annotationType()).isEqualTo(annotation.annotationType());
        assertThat(moved.toString())
                .startsWith("@")
                .contains(annotation.annotationType().getSimpleName());
    }

    @Test
    void areWrittenAgainAsTheyWere() throws Exception {
        assertThat(written(moved(everything()))).isEqualTo(written(everything()));
    }

    @Test
    void giveTheirArraysToNobody() throws Exception {
        Everything moved = (Everything) moved(everything());
        moved.texts()[0] = "changed";
        assertThat(moved.texts()).containsExactly("a", "");
    }

    @Test
    void differWithOneMember() throws Exception {
        assertThat(moved(Annotated.class.getAnnotation(Inner.class)))
                .isNotEqualTo(
                        everything().annotationType().getDeclaredMethod("inner").getDefaultValue());
    }

    @Test
    void doNotGoToTheStoreInTheFormOfTheJdk() throws Exception {
        assertThat(new String(written(List.of(everything())), StandardCharsets.ISO_8859_1))
                .doesNotContain("sun.reflect", "Proxy");
    }

    @Test
    void takeTheDefaultOfAMemberThatTheyWereWrittenWithout() throws Exception {
        AnnotationMark mark = new AnnotationMark(Everything.class.getName(), new String[0], new Object[0]);
        assertThat(mark.rebuilt(getClass().getClassLoader())).isEqualTo(everything());
    }

    @Test
    void areNothingElse() {
        refused(new AnnotationMark(Runnable.class.getName(), new String[0], new Object[0]));
        refused(new AnnotationMark("no.such.Type", new String[0], new Object[0]));
        refused(new AnnotationMark(Inner.class.getName(), new String[0], new Object[0]));
        refused(new AnnotationMark(Inner.class.getName(), new String[] {"value"}, new Object[] {"text"}));
        refused(new AnnotationMark(Inner.class.getName(), new String[] {"value"}, new Object[0]));
        refused(new AnnotationMark(Everything.class.getName(), new String[] {"constant"}, new Object[] {"NONE"}));
        refused(new AnnotationMark(Everything.class.getName(), new String[] {"type"}, new Object[] {"no.such.Type"}));
        refused(new AnnotationMark(
                Everything.class.getName(), new String[] {"inners"}, new Object[] {new Object[] {"inner"}}));
    }

    private static void refused(AnnotationMark mark) {
        assertThatThrownBy(() -> mark.rebuilt(AnnotationMarkTest.class.getClassLoader()))
                .isInstanceOf(InvalidObjectException.class);
    }
}
