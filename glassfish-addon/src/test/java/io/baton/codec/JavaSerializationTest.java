// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavaSerializationTest {

    private static final AtomicInteger CHANGES = new AtomicInteger();
    private static final AtomicInteger HALVES = new AtomicInteger();

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final JavaSerialization codec = new JavaSerialization(PlainStreams.ofTests());

    @AfterEach
    void theContextClassLoaderIsWhatItWas() {
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        CHANGES.set(0);
    }

    static Stream<Object> values() {
        return Stream.of(
                "text",
                42,
                new BigDecimal("1.50"),
                Instant.EPOCH,
                new byte[] {1, 2, 3},
                new ArrayList<>(Arrays.asList("a", null, "c")),
                Map.of("key", List.of(1, 2)),
                Thread.State.WAITING,
                "x".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatWasEncodedIsDecoded(Object value) throws UncodableException {
        Encoded encoded = codec.encode(value);
        assertThat(encoded.codec()).isEqualTo(JavaSerialization.ID);
        assertThat(codec.decode(encoded)).isEqualTo(value);
    }

    @Test
    void whatTheApplicationCannotUseIsNotDecoded() throws UncodableException {
        Encoded encoded = codec.encode(List.of("registered elsewhere"));
        JavaSerialization picky = new JavaSerialization(new PickyStreams(PlainStreams.ofTests()));
        assertThatThrownBy(() -> picky.decode(encoded))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("no such bean");
    }

    /** Streams of an application that can use nothing. */
    private record PickyStreams(ApplicationStreams plain) implements ApplicationStreams {

        @Override
        public ClassLoader loader() {
            return plain.loader();
        }

        @Override
        public void admit(Object value) {
            throw new IllegalStateException("no such bean");
        }

        @Override
        public ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws IOException {
            return plain.output(bytes, classes);
        }

        @Override
        public ObjectInputStream input(InputStream bytes) throws IOException {
            return plain.input(bytes);
        }
    }

    @Test
    void theSameContentHasTheSameHashAndOtherContentAnother() throws UncodableException {
        assertThat(codec.encode(List.of(1, 2)).hash())
                .isEqualTo(codec.encode(List.of(1, 2)).hash())
                .isNotEqualTo(codec.encode(List.of(1, 3)).hash());
        byte[] payload = {1, 2, 3};
        assertThat(new Encoded(1, payload).hash()).isNotEqualTo(new Encoded(2, payload).hash());
    }

    @Test
    void whatIsNotSerializableIsNamedTogetherWithWhatRefersToIt() {
        assertThatThrownBy(() -> codec.encode(new ArrayList<>(List.of(new Unserializable()))))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("java.util.ArrayList")
                .hasMessageContaining(Unserializable.class.getName());
    }

    @Test
    void aValueThatThrowsWhenItIsWrittenCannotBeEncoded() {
        assertThatThrownBy(() -> codec.encode(new Throwing(new IllegalStateException("closed"))))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining(Throwing.class.getName())
                .hasMessageContaining("closed");
    }

    @Test
    void aValueTooDeepForTheStackCannotBeEncoded() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            List<Object> outer = new ArrayList<>();
            outer.add(deep);
            deep = outer;
        }
        List<Object> value = deep;
        assertThatThrownBy(() -> codec.encode(value)).isInstanceOf(UncodableException.class);
    }

    @Test
    void aValueBeingChangedIsEncodedAnewUntilItKeepsStill() throws UncodableException {
        CHANGES.set(4);
        assertThat(codec.encode(new Changing()).payload()).isNotEmpty();
        assertThat(CHANGES).hasValue(0);
    }

    @Test
    void aValueThatComesUponAHalfMadeStateOfItselfIsEncodedAnewToo() throws UncodableException {
        HALVES.set(4);
        assertThat(codec.encode(new HalfMade()).payload()).isNotEmpty();
        assertThat(HALVES).hasValue(0);
    }

    @Test
    void aValueThatNeverKeepsStillIsGivenUp() {
        CHANGES.set(1000);
        assertThatThrownBy(() -> codec.encode(new Changing()))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining(Changing.class.getName())
                .hasMessageContaining("5 attempts");
    }

    @Test
    void aClassTheApplicationDoesNotHaveIsNamed() throws Exception {
        Encoded encoded = codec.encode(new Changing());
        try (URLClassLoader stranger = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            JavaSerialization elsewhere = new JavaSerialization(new PlainStreams(stranger));
            assertThatThrownBy(() -> elsewhere.decode(encoded))
                    .isInstanceOf(UncodableException.class)
                    .hasMessageContaining(Changing.class.getName());
        }
    }

    @Test
    void anotherCodecsBytesAreRefused() {
        assertThatThrownBy(() -> codec.decode(new Encoded(9, new byte[0])))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("9");
    }

    @Test
    void damagedBytesAreUncodableWhereverTheyAreDamaged() throws UncodableException {
        byte[] whole = codec.encode(new ArrayList<>(List.of("pear", "fig"))).payload();
        for (int length = 0; length < whole.length; length++) {
            Encoded cut = new Encoded(JavaSerialization.ID, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> codec.decode(cut))
                    .as("cut after " + length + " bytes")
                    .isInstanceOf(UncodableException.class);
        }
        for (int at = 0; at < 20; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x55;
            Encoded flipped = new Encoded(JavaSerialization.ID, bytes);
            assertThatThrownBy(() -> codec.decode(flipped))
                    .as("byte " + at + " changed")
                    .isInstanceOf(UncodableException.class);
        }
    }

    @Test
    void anArrayBeyondTheLimitIsRefusedBeforeItIsBuilt() throws UncodableException {
        byte[] bytes = codec.encode(new byte[] {1}).payload();
        // The length stands before the only element.
        Arrays.fill(bytes, bytes.length - 5, bytes.length - 1, (byte) 0x7f);
        assertThatThrownBy(() -> codec.decode(new Encoded(JavaSerialization.ID, bytes)))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("an array is larger than its bytes can fill");
    }

    @Test
    void theApplicationsLoaderIsTheContextLoaderWhileItsObjectsAreWrittenAndRead() throws Exception {
        try (URLClassLoader application = new URLClassLoader(new URL[0], PlainStreams.class.getClassLoader())) {
            JavaSerialization ofApplication = new JavaSerialization(
                    new PlainStreams(application), new ClassPatterns(List.of(Witness.class.getName())));
            Encoded encoded = ofApplication.encode(new Witness());
            assertThat(Witness.seen).isSameAs(application);
            Witness.seen = null;
            ofApplication.decode(encoded);
            assertThat(Witness.seen).isSameAs(application);
        }
    }

    @Test
    void theContextLoaderIsRestoredAfterAFailureToo() throws Exception {
        try (URLClassLoader application = new URLClassLoader(new URL[0], PlainStreams.class.getClassLoader())) {
            JavaSerialization ofApplication = new JavaSerialization(new PlainStreams(application));
            assertThatThrownBy(() -> ofApplication.encode(new Unserializable())).isInstanceOf(UncodableException.class);
            assertThatThrownBy(() -> ofApplication.decode(new Encoded(JavaSerialization.ID, new byte[] {1})))
                    .isInstanceOf(UncodableException.class);
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void aClassThatIsMissingWhileAValueIsWrittenMakesItUncodable() {
        assertThatThrownBy(() -> codec.encode(new Broken()))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining(Broken.class.getName());
    }

    @Test
    void aValueThatBecomesNothingWhenItIsReadIsUncodable() throws UncodableException {
        Encoded encoded = codec.encode(new Vanishing());
        assertThatThrownBy(() -> codec.decode(encoded)).isInstanceOf(UncodableException.class);
    }

    private static final class Changing implements Serializable {

        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (CHANGES.get() > 0) {
                CHANGES.decrementAndGet();
                throw new ConcurrentModificationException();
            }
            out.defaultWriteObject();
        }
    }

    /** Does not notice that it is being changed. */
    private static final class HalfMade implements Serializable {

        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (HALVES.get() > 0) {
                throw new IndexOutOfBoundsException(HALVES.getAndDecrement());
            }
            out.defaultWriteObject();
        }
    }

    private static final class Broken implements Serializable {

        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) {
            throw new NoClassDefFoundError("com/example/Optional");
        }
    }

    private static final class Vanishing implements Serializable {

        private static final long serialVersionUID = 1L;

        private @Nullable Object readResolve() {
            return null;
        }
    }

    private static final class Throwing implements Serializable {

        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        Throwing(RuntimeException failure) {
            this.failure = failure;
        }

        private void writeObject(ObjectOutputStream out) {
            throw failure;
        }
    }

    private static final class Witness implements Serializable {

        private static final long serialVersionUID = 1L;

        private static @Nullable ClassLoader seen;

        private void writeObject(ObjectOutputStream out) throws IOException {
            seen = Thread.currentThread().getContextClassLoader();
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            seen = Thread.currentThread().getContextClassLoader();
            in.defaultReadObject();
        }
    }
}
