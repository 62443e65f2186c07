// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever bytes are read: a value, or an {@link UncodableException} that names the trouble in one line. */
class DamagedSerializationTest {

    private static final byte[] MAGIC = {(byte) 0xac, (byte) 0xed, 0, 5};

    private final JavaSerialization codec = new JavaSerialization(PlainStreams.ofTests());

    @Property(tries = 2_000)
    void arbitraryBytes(@ForAll @Size(max = 60) byte[] bytes) {
        isValueOrUncodable(ByteBuffer.allocate(MAGIC.length + bytes.length)
                .put(MAGIC)
                .put(bytes)
                .array());
    }

    @Property(tries = 2_000)
    void aFewBytesChanged(@ForAll("values") Object value, @ForAll @Size(max = 4) List<Integer> changes)
            throws UncodableException {
        byte[] bytes = codec.encode(value).payload();
        for (int change : changes) {
            bytes[MAGIC.length + Math.floorMod(change >>> 8, bytes.length - MAGIC.length)] = (byte) change;
        }
        isValueOrUncodable(bytes);
    }

    private void isValueOrUncodable(byte[] bytes) {
        assertThatCode(() -> {
                    try {
                        assertThat(codec.decode(new Encoded(JavaSerialization.ID, bytes)))
                                .isNotNull();
                    } catch (UncodableException expected) {
                        assertThat(expected).hasMessageMatching("[^\\p{Cntrl}]+");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.of(
                new ArrayList<>(List.of("pear", 1, 2L)),
                new HashMap<>(Map.of("a", 1, "b", List.of(2, 3))),
                new HashSet<>(Set.of("a", 'b', 3.5)),
                new TreeMap<>(Map.of("a", new byte[] {1, 2, 3})),
                new ConcurrentHashMap<>(Map.of("a", "b")),
                new Object[] {"a", new int[] {1, 2}, Thread.State.NEW},
                new IllegalStateException("a"));
    }
}
