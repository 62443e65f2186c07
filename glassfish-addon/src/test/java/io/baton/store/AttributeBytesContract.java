// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and values come back as they were, whatever is in them. */
public abstract class AttributeBytesContract extends SessionStoreScenario {

    protected AttributeBytesContract(StoreUnderTest tested) {
        super(tested);
    }

    static Stream<String> names() {
        return Stream.of(
                " ",
                "a b",
                "a.b.c",
                "a:b",
                "with\nnew line\tand tab",
                "nul\0byte",
                "Grüße",
                "日本語",
                "😀",
                "{braces}",
                "'quotes\"",
                "x".repeat(4096));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anyNameComesBackAsItWas(String name) {
        full(a, 1, 1, KEEP, Map.of(name, frame(1, "value"), "other", frame(1, "stays")));
        delta(a, 1, 2, LET_GO, Map.of(name, frame(2, "newer")), Set.of());

        ClaimResult.Changed found = changed(claim(b, 0, 0));
        assertThat(found.names()).containsExactlyInAnyOrder(name, "other");
        assertThat(found.newer()).containsEntry(name, frame(2, "newer"));

        delta(b, 2, 3, LET_GO, Map.of(), Set.of(name));
        assertThat(changed(claim(a, 0, 0)).names()).containsExactly("other");
    }

    static Stream<byte[]> payloads() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        byte[] megabyte = new byte[1 << 20];
        new Random(1).nextBytes(megabyte);
        return Stream.of(new byte[0], new byte[] {0}, everyByte, megabyte);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void anyValueComesBackAsItWas(byte[] payload) {
        Frame frame = new Frame(1, 1, payload);
        assertThat(full(a, 1, 1, LET_GO, Map.of("value", frame))).isEqualTo(SaveResult.SAVED);
        assertThat(changed(claim(b, 0, 0)).newer()).containsEntry("value", frame);
        assertThat(bytes(key, "value")).isEqualTo(frame.toBytes());
    }

    @Test
    void manyAttributesComeBackAsTheyWere() {
        Map<String, Frame> many = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            many.put("attribute " + i, frame(1, "value " + i));
        }
        assertThat(full(a, 1, 1, LET_GO, many)).isEqualTo(SaveResult.SAVED);
        assertThat(changed(claim(b, 0, 0)).newer()).isEqualTo(many);
    }

    @Test
    void anAttributeTooShortToBeAFrameComesBackDamagedAndLeavesTheOthersAlone() {
        damagedComesBack("short".getBytes(UTF_8));
    }

    @Test
    void anAttributeOfAnUnknownFormatComesBackDamagedAndLeavesTheOthersAlone() {
        byte[] bytes = frame(1, "from the future").toBytes();
        bytes[0] = 2;
        damagedComesBack(bytes);
    }

    @Test
    void anAttributeOfZeroesComesBackDamagedAndLeavesTheOthersAlone() {
        damagedComesBack(new byte[20]);
    }

    @Test
    void anAttributeOfOnesComesBackDamagedAndLeavesTheOthersAlone() {
        byte[] ones = new byte[20];
        Arrays.fill(ones, (byte) 0xff);
        damagedComesBack(ones);
    }

    /** The bytes come back as a damaged frame, and a full write of what came back leaves them as they are. */
    protected final void damagedComesBack(byte[] bytes) {
        full(a, 1, 1, LET_GO, Map.of("bad", frame(1, "x"), "good", frame(1, "y")));
        replaceBytes(key, "bad", bytes);

        ClaimResult.Changed found = changed(claim(b, 0, 0));
        assertThat(found.names()).containsExactlyInAnyOrder("bad", "good");
        assertThat(found.newer()).containsOnlyKeys("bad", "good").containsEntry("good", frame(1, "y"));
        assertThat(found.newer().get("bad"))
                .as("what came back for " + Arrays.toString(bytes))
                .satisfies(bad -> assertThat(bad.codec()).isEqualTo(Frame.DAMAGED));

        full(b, found.fence(), 2, LET_GO, found.newer());
        assertThat(bytes(key, "bad")).isEqualTo(bytes);
    }

    @Test
    void aStoreThatAnswersPassesTheProbe() {
        store().probe(Duration.ofSeconds(5));
    }
}
