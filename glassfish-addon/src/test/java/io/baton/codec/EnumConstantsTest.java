// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnumConstantsTest {

    private static final String COLOUR = """
            package com.acme;
            public enum Colour { RED { @Override public String toString() { return "red"; } }, GREEN }
            """;

    private final ApplicationCodec codec = new ApplicationCodec(PlainStreams.ofTests(), List.of());

    @TempDir
    private Path directory;

    private enum Operation {
        PLUS {
            @Override
            public String toString() {
                return "+";
            }
        },
        MINUS {
            @Override
            public String toString() {
                return "-";
            }
        }
    }

    static Stream<Enum<?>> constants() {
        return Stream.of(Operation.PLUS, Operation.MINUS, Thread.State.NEW, DayOfWeek.FRIDAY, TimeUnit.DAYS);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void aConstantComesBackWithItsBodyAndAll(Enum<?> constant) throws UncodableException {
        Encoded encoded = codec.encode(constant);
        assertThat(encoded.codec()).isEqualTo(EnumConstants.ID);
        assertThat(codec.decode(encoded)).isSameAs(constant);
    }

    @Test
    void itsFormIsTheTwoNames() throws Exception {
        assertThat(codec.encode(DayOfWeek.FRIDAY).payload()).isEqualTo(names("java.time.DayOfWeek", "FRIDAY"));
    }

    @Test
    void theClassIsTheApplicationsOwn() throws Exception {
        try (SmallApplication application = SmallApplication.of(directory, COLOUR)) {
            ApplicationCodec ofApplication = new ApplicationCodec(application.streams(), List.of());
            Object red = application.type("com.acme.Colour").getEnumConstants()[0];
            Encoded encoded = ofApplication.encode(red);
            assertThat(encoded.codec()).isEqualTo(EnumConstants.ID);
            assertThat(ofApplication.decode(encoded)).isSameAs(red);
            assertThatThrownBy(() -> codec.decode(encoded))
                    .isInstanceOf(UncodableException.class)
                    .hasMessage("class com.acme.Colour is not in the application");
        }
    }

    @Test
    void aConstantOfAClassThatTheApplicationsLoaderDoesNotFindIsSerialized() throws Exception {
        try (SmallApplication application = SmallApplication.of(directory, COLOUR)) {
            Object red = application.type("com.acme.Colour").getEnumConstants()[0];
            assertThat(codec.encode(red).codec()).isEqualTo(JavaSerialization.ID);
        }
    }

    @Test
    void aConstantThatIsGoneIsNamed() {
        assertThatThrownBy(() -> decode("java.time.DayOfWeek", "SOMEDAY"))
                .isInstanceOf(UncodableException.class)
                .hasMessage("enum java.time.DayOfWeek has no constant SOMEDAY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.String", "java.lang.Enum", "[Ljava.time.DayOfWeek;", "java.util.List"})
    void whatIsNoEnumIsUncodable(String type) {
        assertThatThrownBy(() -> decode(type, "A"))
                .isInstanceOf(UncodableException.class)
                .hasMessageEndingWith("is no enum");
    }

    @Test
    void aClassThatIsRefusedIsNotEvenInitialized() {
        assertThatThrownBy(() -> decode("javax.management.BadAttributeValueExpException", "A"))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("javax.management.BadAttributeValueExpException is never deserialized");
    }

    @Test
    void anEnumThatCannotBeInitializedIsUncodable() throws Exception {
        String broken = """
                package com.acme;
                public enum Broken { ONE; static { if (true) throw new IllegalStateException("no\\nway"); } }
                """;
        try (SmallApplication application = SmallApplication.of(directory, broken)) {
            ApplicationCodec ofApplication = new ApplicationCodec(application.streams(), List.of());
            Encoded encoded = new Encoded(EnumConstants.ID, names("com.acme.Broken", "ONE"));
            assertThatThrownBy(() -> ofApplication.decode(encoded)).isInstanceOf(UncodableException.class);
        }
    }

    @Test
    void damagedBytesAreUncodableWhereverTheyAreCut() throws IOException {
        byte[] whole = names("java.time.DayOfWeek", "FRIDAY");
        for (int length = 0; length < whole.length; length++) {
            Encoded cut = new Encoded(EnumConstants.ID, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(UncodableException.class);
        }
        Encoded longer = new Encoded(EnumConstants.ID, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> codec.decode(longer)).isInstanceOf(UncodableException.class);
    }

    private Object decode(String type, String constant) throws UncodableException, IOException {
        return codec.decode(new Encoded(EnumConstants.ID, names(type, constant)));
    }

    private static byte[] names(String type, String constant) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(type);
            out.writeUTF(constant);
        }
        return bytes.toByteArray();
    }
}
