// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The types of {@link CompactValues}. A tag is never used again for something else, and what is written under it never changes: other instances, older
 * and newer, read it. The types of {@code java.time} are in {@link CompactTimes}.
 *
 * <pre>
 *  1 String      UTF-8, if it is well-formed          8 Long        8 bytes
 *  2 String      its chars, 2 bytes each              9 Float       4 bytes, as it is
 *  3 Boolean     1 byte, 0 or 1                      10 Double      8 bytes, as it is
 *  4 Character   2 bytes                             11 BigInteger  two's complement
 *  5 Byte        1 byte                              12 BigDecimal  scale, 4 bytes; unscaled value as 11
 *  6 Short       2 bytes                             13 UUID        16 bytes
 *  7 Integer     4 bytes                             14 Locale      language tag in UTF-8
 *                                                    15 Currency    ISO 4217 code in UTF-8
 * </pre>
 */
final class CompactTypes {

    private CompactTypes() {}

    static List<CompactType<?>> all() {
        return Stream.concat(common().stream(), CompactTimes.all().stream()).toList();
    }

    private static List<CompactType<?>> common() {
        return List.of(
                new CompactType<>(1, String.class, Text::isWellFormed, Text::writeUtf8, Text::readUtf8),
                CompactType.of(2, String.class, Text::writeChars, Text::readChars),
                CompactType.<Boolean>of(
                        3, Boolean.class, (value, out) -> out.writeBoolean(value), CompactTypes::readBoolean),
                CompactType.<Character>of(
                        4, Character.class, (value, out) -> out.writeChar(value), DataInputStream::readChar),
                CompactType.<Byte>of(5, Byte.class, (value, out) -> out.writeByte(value), DataInputStream::readByte),
                CompactType.<Short>of(
                        6, Short.class, (value, out) -> out.writeShort(value), DataInputStream::readShort),
                CompactType.<Integer>of(
                        7, Integer.class, (value, out) -> out.writeInt(value), DataInputStream::readInt),
                CompactType.<Long>of(8, Long.class, (value, out) -> out.writeLong(value), DataInputStream::readLong),
                CompactType.<Float>of(
                        9,
                        Float.class,
                        (value, out) -> out.writeInt(Float.floatToRawIntBits(value)),
                        in -> Float.intBitsToFloat(in.readInt())),
                CompactType.<Double>of(
                        10,
                        Double.class,
                        (value, out) -> out.writeLong(Double.doubleToRawLongBits(value)),
                        in -> Double.longBitsToDouble(in.readLong())),
                CompactType.<BigInteger>of(
                        11,
                        BigInteger.class,
                        (value, out) -> out.write(value.toByteArray()),
                        in -> new BigInteger(Rest.of(in))),
                CompactType.<BigDecimal>of(
                        12,
                        BigDecimal.class,
                        (value, out) -> {
                            out.writeInt(value.scale());
                            out.write(value.unscaledValue().toByteArray());
                        },
                        CompactTypes::readBigDecimal),
                CompactType.<UUID>of(
                        13,
                        UUID.class,
                        (value, out) -> {
                            out.writeLong(value.getMostSignificantBits());
                            out.writeLong(value.getLeastSignificantBits());
                        },
                        in -> new UUID(in.readLong(), in.readLong())),
                new CompactType<Locale>(
                        14,
                        Locale.class,
                        value -> Locale.forLanguageTag(value.toLanguageTag()).equals(value),
                        (value, out) -> Text.writeUtf8(value.toLanguageTag(), out),
                        CompactTypes::readLocale),
                CompactType.<Currency>of(
                        15,
                        Currency.class,
                        (value, out) -> Text.writeUtf8(value.getCurrencyCode(), out),
                        in -> Currency.getInstance(Text.readUtf8(in))));
    }

    private static boolean readBoolean(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new StreamCorruptedException("neither true nor false");
        };
    }

    private static BigDecimal readBigDecimal(DataInputStream in) throws IOException {
        int scale = in.readInt();
        return new BigDecimal(new BigInteger(Rest.of(in)), scale);
    }

    /** {@code forLanguageTag} leaves out what it does not understand; that would be another locale. */
    private static Locale readLocale(DataInputStream in) throws IOException {
        String tag = Text.readUtf8(in);
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.toLanguageTag().equals(tag)) {
            throw new StreamCorruptedException("not a language tag");
        }
        return locale;
    }
}
