// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    @Test
    void itsBytesAreThoseOfTheTable() {
        assertThat(HexFormat.of().formatHex(new Frame(7, 258, new byte[] {(byte) 0xab, (byte) 0xcd}).toBytes()))
                .isEqualTo("01" + "07" + "00" + "0000000000000102" + "abcd");
    }

    static Stream<Frame> frames() {
        return Stream.of(
                new Frame(0, 1, new byte[0]),
                new Frame(1, 1, new byte[] {0}),
                new Frame(254, (1L << 53) - 1, new byte[] {1, 2, 3}),
                new Frame(128, 1L << 40, new byte[1000]));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void whatWasWrittenIsRead(Frame frame) {
        assertThat(Frame.parse(frame.toBytes())).isEqualTo(frame).hasSameHashCodeAs(frame);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01",
                "01010000000000000001",
                "02010000000000000000010a",
                "000100000000000000010a",
                "01010000000000000000000a",
                "010100ffffffffffffffff0a"
            })
    void whatIsNoFrameIsDamagedAndStaysAsItIs(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        Frame damaged = Frame.parse(bytes);
        assertThat(damaged.codec()).isEqualTo(Frame.DAMAGED);
        assertThat(damaged.toBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01ff00000000000000050a0b", "010180000000000000050a0b", "010101000000000000050a0b"})
    void aReservedCodecOrTraitIsNotLostEither(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Frame.parse(bytes).toBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void aCodecOutsideAByteIsRefused(int codec) {
        assertThatThrownBy(() -> new Frame(codec, 1, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(codec));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aVersionThatIsNotPositiveIsRefused(long version) {
        assertThatThrownBy(() -> new Frame(1, version, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(version));
    }

    @Test
    void framesAreEqualByContent() {
        Frame frame = new Frame(1, 2, new byte[] {3});
        assertThat(frame)
                .isEqualTo(new Frame(1, 2, new byte[] {3}))
                .isNotEqualTo(new Frame(2, 2, new byte[] {3}))
                .isNotEqualTo(new Frame(1, 3, new byte[] {3}))
                .isNotEqualTo(new Frame(1, 2, new byte[] {4}));
    }

    @Test
    void itsTextDoesNotShowThePayload() {
        assertThat(new Frame(1, 2, "secret".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasToString("Frame[codec=1, version=2, 6 bytes]");
    }
}
