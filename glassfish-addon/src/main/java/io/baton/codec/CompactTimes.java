// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
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
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * The types of {@code java.time} in {@link CompactValues}.
 *
 * <pre>
 * 32 Instant         seconds 8, nanoseconds 4      39 OffsetTime      as 36 and 45
 * 33 Duration        seconds 8, nanoseconds 4      40 ZonedDateTime   as 37, 45 and 44
 * 34 Period          years 4, months 4, days 4     41 Year            4
 * 35 LocalDate       epoch day 8                   42 YearMonth       year 4, month 1
 * 36 LocalTime       nanosecond of the day 8       43 MonthDay        month 1, day 1
 * 37 LocalDateTime   as 35 and 36                  44 a region        its identifier in UTF-8
 * 38 OffsetDateTime  as 37 and 45                  45 ZoneOffset      seconds 4
 * </pre>
 */
final class CompactTimes {

    private CompactTimes() {}

    static List<CompactType<?>> all() {
        return List.of(
                CompactType.<Instant>of(
                        32,
                        Instant.class,
                        (value, out) -> writeSeconds(value.getEpochSecond(), value.getNano(), out),
                        in -> Instant.ofEpochSecond(in.readLong(), readNanos(in))),
                CompactType.<Duration>of(
                        33,
                        Duration.class,
                        (value, out) -> writeSeconds(value.getSeconds(), value.getNano(), out),
                        in -> Duration.ofSeconds(in.readLong(), readNanos(in))),
                CompactType.<Period>of(
                        34,
                        Period.class,
                        (value, out) -> {
                            out.writeInt(value.getYears());
                            out.writeInt(value.getMonths());
                            out.writeInt(value.getDays());
                        },
                        in -> Period.of(in.readInt(), in.readInt(), in.readInt())),
                CompactType.of(35, LocalDate.class, CompactTimes::writeDate, CompactTimes::readDate),
                CompactType.of(36, LocalTime.class, CompactTimes::writeTime, CompactTimes::readTime),
                CompactType.of(37, LocalDateTime.class, CompactTimes::writeDateTime, CompactTimes::readDateTime),
                CompactType.<OffsetDateTime>of(
                        38,
                        OffsetDateTime.class,
                        (value, out) -> {
                            writeDateTime(value.toLocalDateTime(), out);
                            writeOffset(value.getOffset(), out);
                        },
                        in -> OffsetDateTime.of(readDateTime(in), readOffset(in))),
                CompactType.<OffsetTime>of(
                        39,
                        OffsetTime.class,
                        (value, out) -> {
                            writeTime(value.toLocalTime(), out);
                            writeOffset(value.getOffset(), out);
                        },
                        in -> OffsetTime.of(readTime(in), readOffset(in))),
                new CompactType<ZonedDateTime>(
                        40,
                        ZonedDateTime.class,
                        value -> isKnown(value.getZone()),
                        (value, out) -> {
                            writeDateTime(value.toLocalDateTime(), out);
                            writeOffset(value.getOffset(), out);
                            Text.writeUtf8(value.getZone().getId(), out);
                        },
                        CompactTimes::readZoned),
                CompactType.<Year>of(
                        41, Year.class, (value, out) -> out.writeInt(value.getValue()), in -> Year.of(in.readInt())),
                CompactType.<YearMonth>of(
                        42,
                        YearMonth.class,
                        (value, out) -> {
                            out.writeInt(value.getYear());
                            out.writeByte(value.getMonthValue());
                        },
                        in -> YearMonth.of(in.readInt(), in.readByte())),
                CompactType.<MonthDay>of(
                        43,
                        MonthDay.class,
                        (value, out) -> {
                            out.writeByte(value.getMonthValue());
                            out.writeByte(value.getDayOfMonth());
                        },
                        in -> MonthDay.of(in.readByte(), in.readByte())),
                new CompactType<ZoneId>(
                        44,
                        ZoneId.of("UTC").getClass(),
                        CompactTimes::isKnown,
                        (value, out) -> Text.writeUtf8(value.getId(), out),
                        CompactTimes::readRegion),
                CompactType.of(45, ZoneOffset.class, CompactTimes::writeOffset, CompactTimes::readOffset));
    }

    /** Whether this JDK's time-zone data know the zone; one that was deserialized may be unknown. */
    private static boolean isKnown(ZoneId zone) {
        try {
            return ZoneId.of(zone.getId()).equals(zone);
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static void writeSeconds(long seconds, int nanos, DataOutputStream out) throws IOException {
        out.writeLong(seconds);
        out.writeInt(nanos);
    }

    private static long readNanos(DataInputStream in) throws IOException {
        return ChronoField.NANO_OF_SECOND.checkValidValue(in.readInt());
    }

    private static void writeDate(LocalDate date, DataOutputStream out) throws IOException {
        out.writeLong(date.toEpochDay());
    }

    private static LocalDate readDate(DataInputStream in) throws IOException {
        return LocalDate.ofEpochDay(in.readLong());
    }

    private static void writeTime(LocalTime time, DataOutputStream out) throws IOException {
        out.writeLong(time.toNanoOfDay());
    }

    private static LocalTime readTime(DataInputStream in) throws IOException {
        return LocalTime.ofNanoOfDay(in.readLong());
    }

    private static void writeDateTime(LocalDateTime value, DataOutputStream out) throws IOException {
        writeDate(value.toLocalDate(), out);
        writeTime(value.toLocalTime(), out);
    }

    private static LocalDateTime readDateTime(DataInputStream in) throws IOException {
        return LocalDateTime.of(readDate(in), readTime(in));
    }

    private static void writeOffset(ZoneOffset offset, DataOutputStream out) throws IOException {
        out.writeInt(offset.getTotalSeconds());
    }

    private static ZoneOffset readOffset(DataInputStream in) throws IOException {
        return ZoneOffset.ofTotalSeconds(in.readInt());
    }

    /** The same instant, should this JDK's time-zone data say that the offset was another one then. */
    private static ZonedDateTime readZoned(DataInputStream in) throws IOException {
        return ZonedDateTime.ofInstant(readDateTime(in), readOffset(in), ZoneId.of(Text.readUtf8(in)));
    }

    private static ZoneId readRegion(DataInputStream in) throws IOException {
        ZoneId zone = ZoneId.of(Text.readUtf8(in));
        if (zone instanceof ZoneOffset) {
            throw new DateTimeException(zone + " is an offset, not a region");
        }
        return zone;
    }
}
