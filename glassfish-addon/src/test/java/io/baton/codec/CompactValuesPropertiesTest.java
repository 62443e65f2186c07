// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class CompactValuesPropertiesTest {

    private static final ApplicationCodec CODEC = new ApplicationCodec(PlainStreams.ofTests(), List.of());

    @Property
    void everyStringComesBackCharByChar(@ForAll("texts") String text) throws UncodableException {
        assertThat(roundTrip(text)).isEqualTo(text);
    }

    @Property
    void everyNumberComesBack(@ForAll("numbers") Object number) throws UncodableException {
        comesBack(number);
    }

    @Property
    void everyTimeComesBack(@ForAll("times") Object time) throws UncodableException {
        comesBack(time);
    }

    @Property
    void everyIdentifierComesBack(@ForAll("identifiers") Object identifier) throws UncodableException {
        comesBack(identifier);
    }

    /** NaNs have many bit patterns, and not all are equal to each other. */
    @Property
    void everyBitOfAFloatingPointNumberComesBack(@ForAll long bits) throws UncodableException {
        double number = Double.longBitsToDouble(bits);
        assertThat(Double.doubleToRawLongBits((Double) roundTrip(number)))
                .isEqualTo(Double.doubleToRawLongBits(number));
    }

    @Property(tries = 5_000)
    void arbitraryBytesAreAValueOrUncodable(@ForAll @Size(max = 40) byte[] bytes) {
        isValueOrUncodable(CompactValues.ID, bytes);
        isValueOrUncodable(EnumConstants.ID, bytes);
    }

    /** Tags are few among bytes, so each gets its share. */
    @Property(tries = 5_000)
    void arbitraryBytesAfterATagAreAValueOrUncodable(@ForAll("tags") byte tag, @ForAll @Size(max = 40) byte[] bytes) {
        byte[] tagged =
                ByteBuffer.allocate(1 + bytes.length).put(tag).put(bytes).array();
        isValueOrUncodable(CompactValues.ID, tagged);
    }

    @Property
    void aValueWithAByteChangedIsAValueOrUncodable(@ForAll("anything") Object value, @ForAll int at, @ForAll byte with)
            throws UncodableException {
        Encoded encoded = CODEC.encode(value);
        byte[] bytes = encoded.payload();
        bytes[Math.floorMod(at, bytes.length)] = with;
        isValueOrUncodable(encoded.codec(), bytes);
    }

    private static void isValueOrUncodable(int codec, byte[] bytes) {
        assertThatCode(() -> {
                    try {
                        assertThat(CODEC.decode(new Encoded(codec, bytes))).isNotNull();
                    } catch (UncodableException expected) {
                        assertThat(expected).hasMessageMatching("[^\\p{Cntrl}]+");
                    }
                })
                .doesNotThrowAnyException();
    }

    private static void comesBack(Object value) throws UncodableException {
        assertThat(roundTrip(value)).isEqualTo(value).hasSameClassAs(value);
    }

    private static Object roundTrip(Object value) throws UncodableException {
        Optional<Encoded> encoded = CompactValues.encode(value);
        assertThat(encoded).isPresent();
        return CODEC.decode(encoded.orElseThrow());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> chars = Arbitraries.oneOf(
                Arbitraries.chars().ascii(),
                Arbitraries.chars().all(),
                Arbitraries.chars().range('\ud7f0', '\ue010'));
        return chars.list().ofMaxSize(50).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::append);
            return text.toString();
        });
    }

    @Provide
    Arbitrary<Object> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().asGeneric(),
                Arbitraries.shorts().asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.floats().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.chars().all().asGeneric(),
                bigIntegers().asGeneric(),
                Combinators.combine(bigIntegers(), Arbitraries.integers())
                        .as(BigDecimal::new)
                        .asGeneric());
    }

    private static Arbitrary<BigInteger> bigIntegers() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(BigInteger::new);
    }

    @Provide
    Arbitrary<Object> identifiers() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                        .as(UUID::new)
                        .asGeneric(),
                Arbitraries.of(Currency.getAvailableCurrencies()).asGeneric(),
                Arbitraries.of(Locale.getAvailableLocales())
                        .filter(locale ->
                                Locale.forLanguageTag(locale.toLanguageTag()).equals(locale))
                        .asGeneric(),
                zones().asGeneric());
    }

    @Provide
    Arbitrary<Object> times() {
        Arbitrary<Integer> nanos = Arbitraries.integers().between(0, 999_999_999);
        Arbitrary<LocalDate> dates = Arbitraries.longs()
                .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<LocalTime> times =
                Arbitraries.longs().between(0, LocalTime.MAX.toNanoOfDay()).map(LocalTime::ofNanoOfDay);
        Arbitrary<LocalDateTime> dateTimes = Combinators.combine(dates, times).as(LocalDateTime::of);
        Arbitrary<Instant> instants = Combinators.combine(
                        Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()), nanos)
                .as(Instant::ofEpochSecond);
        // Around now, where zones change their offsets.
        Arbitrary<Instant> recent =
                Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        Arbitrary<Integer> ints = Arbitraries.integers();
        return Arbitraries.oneOf(
                instants.asGeneric(),
                Combinators.combine(Arbitraries.longs(), nanos)
                        .as((seconds, nano) -> Duration.ofSeconds(Math.max(seconds, Long.MIN_VALUE + 1), nano))
                        .asGeneric(),
                Combinators.combine(ints, ints, ints).as(Period::of).asGeneric(),
                dates.asGeneric(),
                times.asGeneric(),
                dateTimes.asGeneric(),
                Combinators.combine(dateTimes, offsets()).as(OffsetDateTime::of).asGeneric(),
                Combinators.combine(times, offsets()).as(OffsetTime::of).asGeneric(),
                Combinators.combine(recent, zones())
                        .as(ZonedDateTime::ofInstant)
                        .asGeneric(),
                Arbitraries.integers()
                        .between(Year.MIN_VALUE, Year.MAX_VALUE)
                        .map(Year::of)
                        .asGeneric(),
                dates.map(YearMonth::from).asGeneric(),
                dates.map(MonthDay::from).asGeneric());
    }

    private static Arbitrary<ZoneOffset> offsets() {
        return Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);
    }

    private static Arbitrary<ZoneId> zones() {
        return Arbitraries.oneOf(
                Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of),
                offsets().map(offset -> ZoneId.ofOffset("UTC", offset)),
                offsets().map(offset -> offset));
    }

    @Provide
    Arbitrary<Object> anything() {
        return Arbitraries.oneOf(
                texts().asGeneric(),
                numbers(),
                times(),
                identifiers(),
                Arbitraries.of(Thread.State.class).asGeneric());
    }

    @Provide
    Arbitrary<Byte> tags() {
        return Arbitraries.of(
                CompactTypes.all().stream().map(type -> (byte) type.tag()).toList());
    }
}
