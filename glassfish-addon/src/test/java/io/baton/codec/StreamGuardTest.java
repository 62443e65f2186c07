// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R8.1: every deserialization is watched. */
class StreamGuardTest {

    private final JavaSerialization codec = new JavaSerialization(PlainStreams.ofTests());

    @TempDir
    private Path directory;

    /** For the whole JVM of the tests, and nothing else refers to this class. */
    @BeforeAll
    static void theJvmHasAFilterOfItsOwn() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(
                    info -> info.serialClass() == Banned.class ? Status.REJECTED : Status.UNDECIDED);
        }
    }

    @Test
    void aClassThatIsNotAllowedIsNamedTogetherWithWhatToDo() throws Exception {
        Encoded encoded = codec.encode(new ArrayList<>(List.of("a", new URL("http://localhost/"))));
        assertThatThrownBy(() -> codec.decode(encoded))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("java.net.URL")
                .hasMessageContaining("'allowedClasses'");
        JavaSerialization permissive =
                new JavaSerialization(PlainStreams.ofTests(), new ClassPatterns(List.of("java.net.URL")));
        assertThat((List<?>) permissive.decode(encoded)).hasSize(2);
    }

    @Test
    void whatAttacksAreBuiltOfIsRefusedAndNamed() throws Exception {
        Encoded encoded = codec.encode(new HashMap<>(Map.of("a", new BadAttributeValueExpException("b"))));
        JavaSerialization permissive =
                new JavaSerialization(PlainStreams.ofTests(), new ClassPatterns(List.of("javax.management.**")));
        assertThatThrownBy(() -> permissive.decode(encoded))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("javax.management.BadAttributeValueExpException is never deserialized");
    }

    @Test
    void anApplicationReadsItsOwnClassesAndAnotherOneDoesNot() throws Exception {
        String cart = "package com.acme; public class Cart implements java.io.Serializable {}";
        try (SmallApplication application = SmallApplication.of(directory, cart)) {
            JavaSerialization own = new JavaSerialization(application.streams());
            Encoded encoded = own.encode(application.make("com.acme.Cart"));
            assertThat(own.decode(encoded).getClass()).isEqualTo(application.type("com.acme.Cart"));
            // Streams that find it all the same, as a container's may that asks other loaders too.
            JavaSerialization other = new JavaSerialization(new MisledStreams(application.streams()));
            assertThatThrownBy(() -> other.decode(encoded))
                    .isInstanceOf(UncodableException.class)
                    .hasMessageStartingWith("class com.acme.Cart is neither the application's nor known");
        }
    }

    @Test
    void aRefusalThatAClassPassesOverStillIsOne() throws UncodableException {
        Encoded encoded = codec.encode(new PassesOver());
        assertThatThrownBy(() -> codec.decode(encoded))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("BadAttributeValueExpException");
    }

    @Test
    void lambdasOfTheApplicationAreRead() throws UncodableException {
        TreeMap<String, Integer> map = new TreeMap<>((Comparator<String> & Serializable) (a, b) -> b.compareTo(a));
        map.put("a", 1);
        map.put("b", 2);
        TreeMap<String, Integer> byLength =
                new TreeMap<>(Comparator.comparing((Function<String, Integer> & Serializable) String::length));
        byLength.put("abc", 1);
        assertThat(codec.decode(codec.encode(map))).isEqualTo(map);
        assertThat(codec.decode(codec.encode(byLength))).isEqualTo(byLength);
    }

    static Stream<Object> tables() {
        Map<Object, Object> tight = new HashMap<>(2, 100f);
        Map<Object, Object> wide = new LinkedHashMap<>(1, 0.01f);
        IdentityHashMap<Object, Object> identities = new IdentityHashMap<>();
        IntStream.range(0, 10_000).forEach(i -> {
            tight.put(i, "");
            wide.put(i, null);
            identities.put(i, null);
        });
        List<Object> small = new ArrayList<>();
        IntStream.range(0, 10_000).forEach(i -> small.add(new HashSet<>(List.of((byte) i))));
        return Stream.of(
                tight,
                wide,
                identities,
                small,
                new HashMap<>(1 << 20),
                new ArrayList<>(1 << 20),
                new ArrayDeque<>(1 << 20),
                new long[100_000],
                Collections.singletonList(new Object[100_000]),
                new boolean[0]);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tablesWithRoomToSpareAreRead(Object table) {
        assertThatCode(() -> codec.decode(codec.encode(table))).doesNotThrowAnyException();
    }

    /** Each of the arrays is small enough for the bytes, all of them together are not. */
    @Test
    void arraysWithinArraysAreCountedTogether() throws UncodableException {
        Object nested = new Object[0];
        for (int i = 0; i < 200; i++) {
            nested = new Object[] {nested};
        }
        byte[] bytes = codec.encode(nested).payload();
        int claimed = 0;
        for (int at = 0; at + 4 < bytes.length; at++) {
            boolean oneElement = Arrays.equals(bytes, at, at + 4, new byte[] {0, 0, 0, 1}, 0, 4);
            if (oneElement) {
                bytes[at + 2] = 4;
                claimed++;
            }
        }
        assertThat(claimed).isGreaterThan(150);
        assertThatThrownBy(() -> codec.decode(new Encoded(JavaSerialization.ID, bytes)))
                .isInstanceOf(UncodableException.class)
                .hasMessage("its bytes are damaged: an array is larger than its bytes can fill");
    }

    @ParameterizedTest
    @ValueSource(ints = {249, 250, 251, 1_000, 1_500, 10_000, 49_000})
    void whatIsNestedIsRead(int depth) throws UncodableException {
        Object read = codec.decode(codec.encode(nested(depth)));
        int found = 0;
        while (read instanceof Object[] outer) {
            read = outer[0];
            found++;
        }
        assertThat(found).isEqualTo(depth);
    }

    @Test
    void whatIsNestedDeeperThanIsReadIsNotWritten() {
        assertThatThrownBy(() -> codec.encode(nested(51_000)))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("nested more than 50000 deep");
    }

    private static Object nested(int depth) {
        Object nested = "x";
        for (int i = 0; i < depth; i++) {
            nested = new Object[] {nested};
        }
        return nested;
    }

    @Test
    void theFilterOfTheJvmStaysInForce() throws UncodableException {
        Encoded encoded = codec.encode(new Banned());
        assertThatThrownBy(() -> codec.decode(encoded))
                .isInstanceOf(UncodableException.class)
                .hasMessage("class " + Banned.class.getName()
                        + " is refused by the server's own filter (jdk.serialFilter, jdk.serialFilterFactory)");
    }

    @Test
    void aStreamThatTakesNoFilterIsNotRead() throws Exception {
        JavaSerialization stubborn = new JavaSerialization(new FilteredStreams(PlainStreams.ofTests()));
        Encoded encoded = stubborn.encode(new ArrayList<>());
        assertThatThrownBy(() -> stubborn.decode(encoded))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("Baton's deserialization filter cannot be set");
    }

    @Test
    void aFilterThatDoesNotAskTheGuardIsNoticed() throws Exception {
        StreamGuard guard = new StreamGuard(
                new ClassPolicy(
                        new ApplicationClasses(StreamGuardTest.class.getClassLoader()), new ClassPatterns(List.of())),
                StreamOutline.of(codec.encode(new ArrayList<>()).payload(), StreamOutline.SHALLOW),
                100,
                StreamGuard.MAX_DEPTH);
        ObjectInputFilter other = ObjectInputFilter.Config.createFilter("maxdepth=10;java.base/*;!*");
        assertThat(StreamGuard.asks(guard)).isTrue();
        assertThat(StreamGuard.asks(ObjectInputFilter.merge(guard, other))).isTrue();
        assertThat(StreamGuard.asks(ObjectInputFilter.merge(other, guard))).isTrue();
        assertThat(StreamGuard.asks(ObjectInputFilter.rejectUndecidedClass(guard)))
                .isTrue();
        assertThat(StreamGuard.asks(other)).isFalse();
        assertThat(StreamGuard.asks(null)).isFalse();
    }

    /** Refused by the JVM's own filter. */
    private static final class Banned implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    /** Goes on when a part of it was refused. */
    private static final class PassesOver implements Serializable {

        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(new BadAttributeValueExpException("b"));
        }

        private void readObject(ObjectInputStream in) throws ClassNotFoundException, IOException {
            try {
                in.readObject();
            } catch (InvalidClassException refused) {
                // As if nothing had happened.
            }
        }
    }

    /** Streams of one application that another one uses. */
    private record MisledStreams(ApplicationStreams others) implements ApplicationStreams {

        @Override
        public ClassLoader loader() {
            return new ClassLoader(ClassLoader.getPlatformClassLoader()) {};
        }

        @Override
        public ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws IOException {
            return others.output(bytes, classes);
        }

        @Override
        public ObjectInputStream input(InputStream bytes) throws IOException {
            return others.input(bytes);
        }
    }

    /** Streams with a filter that somebody set before. */
    private record FilteredStreams(ApplicationStreams plain) implements ApplicationStreams {

        @Override
        public ClassLoader loader() {
            return plain.loader();
        }

        @Override
        public ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws IOException {
            return plain.output(bytes, classes);
        }

        @Override
        public ObjectInputStream input(InputStream bytes) throws IOException {
            ObjectInputStream in = plain.input(bytes);
            in.setObjectInputFilter(info -> Status.UNDECIDED);
            return in;
        }
    }
}
