// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.session.Immutable;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownImmutableTest {

    @TempDir
    private Path directory;

    private record Product(String name, BigDecimal price, Thread.State state, int stock) {}

    private record Order(List<Product> products, @Nullable Object remark) {}

    private record Empty() {}

    /** Its accessors do what a judge must not start. */
    private record Trap(Object get) implements Supplier<Object> {
        @Override
        public Object get() {
            throw new AssertionError("the application's code runs");
        }
    }

    private record Node(int value, @Nullable Node next) {}

    @Immutable
    private static class Marked {}

    private static final class SubclassOfMarked extends Marked {}

    static Stream<Object> immutable() {
        Product product = new Product("pear", BigDecimal.ONE, Thread.State.NEW, 3);
        return Stream.of(
                "text",
                1,
                true,
                'c',
                BigDecimal.ONE,
                Instant.EPOCH,
                Thread.State.NEW,
                new Empty(),
                product,
                new Order(List.of(product), null),
                new Order(List.copyOf(new ArrayList<>(List.of(product, product))), "in a hurry"),
                new Trap("text"),
                new Node(1, new Node(2, null)),
                new Marked(),
                List.of(),
                List.of(1, 2, 3),
                Stream.of("a", null).toList(),
                Set.of("a"),
                Set.of("a", "b", "c"),
                Map.of(),
                Map.of("a", List.of(Map.of(1, Duration.ZERO, 2, Duration.ZERO))),
                Collections.emptyList(),
                Collections.emptyMap(),
                Collections.singletonList("a"),
                Collections.singletonMap("a", 1));
    }

    @ParameterizedTest
    @MethodSource("immutable")
    void whatCannotChangeIsKnown(Object value) {
        assertThat(KnownImmutable.test(value)).isTrue();
    }

    static Stream<Object> doubtful() {
        return Stream.of(
                new ArrayList<>(),
                Collections.unmodifiableList(new ArrayList<>()),
                Collections.unmodifiableSet(Set.of()),
                Collections.unmodifiableMap(Map.of()),
                Arrays.asList(1, 2),
                List.of(new ArrayList<>()),
                List.of(new byte[1]),
                Map.of("a", new AtomicInteger()),
                Collections.singletonList(new AtomicInteger()),
                Optional.of("a"),
                new byte[0],
                new AtomicInteger(),
                new SubclassOfMarked(),
                new Trap(new AtomicInteger()),
                new Order(new ArrayList<>(), null),
                new Order(List.of(), new Object()),
                new BigDecimal("7") {
                    private static final long serialVersionUID = 1L;
                },
                IntStream.range(0, 1_000).boxed().toList(),
                chain(100));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void inDoubtAValueIsNotKnownToBeImmutable(Object value) {
        assertThat(KnownImmutable.test(value)).isFalse();
    }

    private static Node chain(int length) {
        Node node = new Node(0, null);
        for (int i = 0; i < length; i++) {
            node = new Node(i, node);
        }
        return node;
    }

    @Test
    void anAnnotationIsKnownByItsSimpleNameExceptHibernates() throws Exception {
        String annotation = """
                package %s;
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                public @interface Immutable {}
                """;
        try (SmallApplication application = SmallApplication.of(
                directory,
                annotation.formatted("net.jcip.annotations"),
                annotation.formatted("org.hibernate.annotations"),
                "package com.acme; @net.jcip.annotations.Immutable public class Fixed {}",
                "package com.acme; @org.hibernate.annotations.Immutable public class ReadOnlyRow {}")) {
            assertThat(KnownImmutable.test(application.make("com.acme.Fixed"))).isTrue();
            assertThat(KnownImmutable.test(application.make("com.acme.ReadOnlyRow")))
                    .isFalse();
        }
    }

    @Test
    void anApplicationThatIsGoneIsNotKeptInMemory() throws Exception {
        WeakReference<ClassLoader> loader = judged();
        Awaitility.await().until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private WeakReference<ClassLoader> judged() throws Exception {
        try (SmallApplication application = SmallApplication.of(
                directory,
                "package com.acme; public enum Colour { RED }",
                "package com.acme; public record Card(Colour colour, Object content) {"
                        + " public Card() { this(Colour.RED, java.util.List.of(Colour.RED)); } }")) {
            assertThat(KnownImmutable.test(application.make("com.acme.Card"))).isTrue();
            return new WeakReference<>(application.loader());
        }
    }
}
