// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
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
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactValuesTest {

    private static final LocalDateTime AFTERNOON = LocalDateTime.of(2024, 2, 29, 12, 34, 56, 789);
    private static final String AFTERNOON_BYTES = "0000000000004d46" + "000029324bfd6315";

    /** What is in stores already must stay readable: these bytes never change. */
    static Stream<Arguments> format() {
        return Stream.of(
                Arguments.of("a\uFFFD", "01" + "61efbfbd"),
                Arguments.of("aé€", "01" + "61c3a9e282ac"),
                Arguments.of("", "01"),
                Arguments.of("a\ud800", "02" + "0061d800"),
                Arguments.of(true, "03" + "01"),
                Arguments.of('€', "04" + "20ac"),
                Arguments.of((byte) -1, "05" + "ff"),
                Arguments.of((short) 258, "06" + "0102"),
                Arguments.of(42, "07" + "0000002a"),
                Arguments.of(-2L, "08" + "fffffffffffffffe"),
                Arguments.of(1.5f, "09" + "3fc00000"),
                Arguments.of(-0.0d, "0a" + "8000000000000000"),
                Arguments.of(BigInteger.valueOf(-129), "0b" + "ff7f"),
                Arguments.of(new BigDecimal("1.50"), "0c" + "00000002" + "0096"),
                Arguments.of(new UUID(1, 2), "0d" + "0000000000000001" + "0000000000000002"),
                Arguments.of(Locale.GERMANY, "0e" + "64652d4445"),
                Arguments.of(Currency.getInstance("EUR"), "0f" + "455552"),
                Arguments.of(Instant.ofEpochSecond(-1, 5), "20" + "ffffffffffffffff" + "00000005"),
                Arguments.of(Duration.ofMillis(-1), "21" + "ffffffffffffffff" + "3b8b87c0"),
                Arguments.of(Period.of(1, -2, 3), "22" + "00000001" + "fffffffe" + "00000003"),
                Arguments.of(LocalDate.of(2024, 2, 29), "23" + "0000000000004d46"),
                Arguments.of(LocalTime.of(0, 0, 1), "24" + "000000003b9aca00"),
                Arguments.of(AFTERNOON, "25" + AFTERNOON_BYTES),
                Arguments.of(OffsetDateTime.of(AFTERNOON, ZoneOffset.ofHours(1)), "26" + AFTERNOON_BYTES + "00000e10"),
                Arguments.of(OffsetTime.of(LocalTime.MIDNIGHT, ZoneOffset.UTC), "27" + "0000000000000000" + "00000000"),
                Arguments.of(
                        ZonedDateTime.of(AFTERNOON, ZoneId.of("Asia/Tokyo")),
                        "28" + AFTERNOON_BYTES + "00007e90" + "417369612f546f6b796f"),
                Arguments.of(Year.of(2024), "29" + "000007e8"),
                Arguments.of(YearMonth.of(2024, 2), "2a" + "000007e8" + "02"),
                Arguments.of(MonthDay.of(2, 29), "2b" + "02" + "1d"),
                Arguments.of(ZoneId.of("Asia/Tokyo"), "2c" + "417369612f546f6b796f"),
                Arguments.of(ZoneOffset.ofHours(-1), "2d" + "fffff1f0"));
    }

    @ParameterizedTest
    @MethodSource("format")
    void aValueHasItsBytesAndComesBackAsItWas(Object value, String hex) throws UncodableException {
        assertThat(CompactValues.encode(value))
                .hasValueSatisfying(encoded ->
                        assertThat(HexFormat.of().formatHex(encoded.payload())).isEqualTo(hex));
        assertThat(decode(hex)).isEqualTo(value).hasSameClassAs(value);
    }

    static Stream<Object> others() {
        return Stream.of(
                new Locale("no", "NO", "NY"),
                new BigInteger("7") {
                    private static final long serialVersionUID = 1L;
                },
                new BigDecimal("7") {
                    private static final long serialVersionUID = 1L;
                },
                new AtomicInteger(1),
                Thread.State.NEW,
                new int[] {1});
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatWouldComeBackAsSomethingElseIsLeftToOthers(Object value) {
        assertThat(CompactValues.encode(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff",
                "10",
                "01ff",
                "01eda080",
                "01efbfbdff",
                "020061d8",
                "0302",
                "03",
                "0400",
                "07000000",
                "070000002a00",
                "0b",
                "0c000000",
                "0c00000002",
                "0d00",
                "0e",
                "0e2a2a",
                "0e64655f4445",
                "0f455",
                "0f414243",
                "0f58",
                "20000000000000000000000000ffffffff",
                "200000000000000000",
                "207fffffffffffffff00000000",
                "21000000000000000000000000" + "3b9aca00",
                "237fffffffffffffff",
                "24ffffffffffffffff",
                "247fffffffffffffff",
                "297fffffff",
                "2a000007e80d",
                "2b021f",
                "2c4e6f77686572652f4174416c6c",
                "2c5a",
                "2d7fffffff"
            })
    void damagedBytesAreUncodable(String hex) {
        String whole = hex.length() % 2 == 0 ? hex : hex + "0";
        assertThatThrownBy(() -> decode(whole))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void theMessageDoesNotQuoteTheValue() {
        byte[] secret = ",secret/word".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CompactValues.decode(new Encoded(CompactValues.ID, secret)))
                .hasMessage("its bytes are damaged (ZoneRulesException)");
    }

    private static Object decode(String hex) throws UncodableException {
        return CompactValues.decode(new Encoded(CompactValues.ID, HexFormat.of().parseHex(hex)));
    }
}
