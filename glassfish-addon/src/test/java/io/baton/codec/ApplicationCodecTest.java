// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationCodecTest {

    private final ApplicationCodec codec = new ApplicationCodec(PlainStreams.ofTests(), List.of());

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("text", CompactValues.ID),
                Arguments.of(1, CompactValues.ID),
                Arguments.of(Thread.State.NEW, EnumConstants.ID),
                Arguments.of(new ArrayList<>(List.of(1)), JavaSerialization.ID),
                Arguments.of(new Locale("no", "NO", "NY"), JavaSerialization.ID));
    }

    @ParameterizedTest
    @MethodSource("values")
    void theTypeOfAValueDecidesHowItIsWritten(Object value, int id) throws UncodableException {
        Encoded encoded = codec.encode(value);
        assertThat(encoded.codec()).isEqualTo(id);
        assertThat(codec.decode(encoded)).isEqualTo(value);
    }

    @Test
    void whatWasSerializedBeforeThereWereOtherFormsIsRead() throws UncodableException {
        JavaSerialization older = new JavaSerialization(PlainStreams.ofTests());
        assertThat(codec.decode(older.encode("text"))).isEqualTo("text");
        assertThat(codec.decode(older.encode(Thread.State.NEW))).isEqualTo(Thread.State.NEW);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 254, 255})
    void aFormOfALaterVersionIsNamed(int id) {
        assertThatThrownBy(() -> codec.decode(new Encoded(id, new byte[] {1, 2, 3})))
                .isInstanceOf(UncodableException.class)
                .hasMessage("no codec with id " + id + " here");
    }
}
