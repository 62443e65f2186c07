// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R2.3, R3.1: attributes of any name, of any size, in any number, and changed in any order move from instance to instance as they are. */
class AttributeNamesAndSizesIT {

    private static final int LONG_NAME = 4096;
    private static final int CLIENTS = 9;
    private static final int ROUNDS = 10;
    private static final List<String> STEPS = List.of("put:new", "add:more", "remove");

    private final HttpSessionClient browser = new HttpSessionClient();
    private final Notes notes = new Notes(browser);
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void namesMayHaveAnyCharactersAndBeLong() {
        List<String> names = List.of(
                "with.dots.in.it",
                ".",
                "with spaces in it",
                " ",
                "a:b",
                "{braces}",
                "per%20cent & = + ?",
                "line\nbreak",
                "na\u00efve",
                "nai\u0308ve",
                "\u65e5\u672c\u8a9e",
                "beyond the BMP \ud83d\uded2 \ud835\udd38",
                "x".repeat(LONG_NAME),
                "x".repeat(LONG_NAME - 1) + "y",
                "\ud83d\uded2".repeat(LONG_NAME / 4));
        for (int i = 0; i < names.size(); i++) {
            notes.write(bench.a(), names.get(i), "put:" + i);
        }
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            expected.put(names.get(i), "[" + i + "]");
        }
        assertThat(notes.allOn(bench.b())).isEqualTo(expected);

        for (int i = 0; i < names.size(); i++) {
            if (i % 2 == 0) {
                notes.write(bench.b(), names.get(i), "add:more");
                expected.put(names.get(i), "[" + i + ", more]");
            } else {
                notes.write(bench.b(), names.get(i), "remove");
                expected.remove(names.get(i));
            }
        }
        assertThat(notes.allOn(bench.a())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"text, 1, 16777216", "bytes, 1, 16777216", "text, 1000, 10"})
    void attributesMayBeLargeAndMany(String of, int count, int length) {
        Bulk bulk = new Bulk(browser, of, count, length);
        StoredSession before = StoredSession.begunBy(bench.redis(), "counter", () -> bulk.setOn(bench.a()));
        bulk.lookOn(bench.b());

        notes.write(bench.b(), "note", "put:new");

        assertThat(before.now().writtenSince(before)).containsExactly("note");
        bulk.lookOn(bench.a());
        assertThat(notes.oneOn(bench.a(), "note")).isEqualTo("[new]");
    }

    /** All of one, two and three steps. */
    static Stream<List<String>> orders() {
        List<List<String>> one = STEPS.stream().map(List::of).toList();
        List<List<String>> two = longer(one);
        return Stream.of(one, two, longer(two)).flatMap(List::stream);
    }

    private static List<List<String>> longer(List<List<String>> orders) {
        return orders.stream()
                .flatMap(order -> STEPS.stream()
                        .map(step ->
                                Stream.concat(order.stream(), Stream.of(step)).toList()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whatOneRequestDoesToOneAttributeComesToWhatItsLastStepLeft(List<String> steps) {
        StoredSession begun = StoredSession.begunBy(bench.redis(), "counter", () -> {
            notes.write(bench.a(), "other", "put:other");
            notes.write(bench.a(), "known", "put:old");
        });

        notes.write(bench.a(), "known", String.join(" ", steps));
        notes.write(bench.a(), "unknown", String.join(" ", steps));

        Map<String, String> expected = new TreeMap<>(Map.of("other", "[other]"));
        left(steps, List.of("old")).ifPresent(words -> expected.put("known", words.toString()));
        left(steps, null).ifPresent(words -> expected.put("unknown", words.toString()));
        assertThat(begun.now().attributes()).isEqualTo(expected.keySet());
        assertThat(notes.allOn(bench.b())).isEqualTo(expected);
        assertThat(notes.allOn(bench.a())).isEqualTo(expected);
    }

    private static Optional<List<String>> left(List<String> steps, @Nullable List<String> before) {
        List<String> words = before;
        for (String step : steps) {
            words = switch (step) {
                case "put:new" -> List.of("new");
                case "add:more" ->
                    words == null
                            ? null
                            : Stream.concat(words.stream(), Stream.of("more")).toList();
                default -> null;
            };
        }
        return Optional.ofNullable(words);
    }

    @Test
    void whatParallelRequestsOnBothInstancesSetUnderDifferentNamesIsAllThere() {
        notes.write(bench.a(), "first", "put:first");
        Map<String, String> expected = new TreeMap<>(Map.of("first", "[first]"));
        for (int round = 0; round < ROUNDS; round++) {
            String prefix = "round " + round + " client ";
            Crowd.ask(CLIENTS, 1, client -> {
                GlassFishInstance instance = bench.cluster().instance(client % 2);
                new Notes(browser.copy()).write(instance, prefix + client, "put:" + client);
                return client;
            });
            for (int client = 0; client < CLIENTS; client++) {
                expected.put(prefix + client, "[" + client + "]");
            }
            assertThat(notes.allOn(bench.b())).isEqualTo(expected);
            assertThat(notes.allOn(bench.a())).isEqualTo(expected);
        }
    }

    /** Attributes are stored one by one: what they share where they were set is theirs alone elsewhere. */
    @Test
    void oneObjectUnderTwoNamesIsTwoObjectsAfterAMove() {
        notes.write(bench.a(), "one", "put:shared as:other add:by-one");
        assertThat(notes.allOn(bench.a())).isEqualTo(Map.of("one", "[shared, by-one]", "other", "[shared, by-one]"));

        notes.write(bench.b(), "one", "add:alone");

        assertThat(notes.allOn(bench.b()))
                .isEqualTo(Map.of("one", "[shared, by-one, alone]", "other", "[shared, by-one]"));
    }
}
