// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.jmh;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What attributes are made of. */
public enum ValueKind {

    /** A short string. */
    STRING_10,
    /** A long string. */
    STRING_10000,
    /** A number. */
    INTEGER,
    /** An enum constant. */
    ENUM,
    /** A time. */
    INSTANT,
    /** An object of 20 fields; by Java serialization, like the following ones. */
    BEAN,
    /** Such objects in an {@code ArrayList}. */
    LIST_OF_100_BEANS,
    /** In a {@code HashMap}. */
    MAP_OF_100_STRINGS;

    /** A value of this kind. */
    Object sample() {
        return switch (this) {
            case STRING_10 -> "0123456789";
            case STRING_10000 -> "0123456789".repeat(1_000);
            case INTEGER -> 123_456;
            case ENUM -> DayOfWeek.FRIDAY;
            case INSTANT -> Instant.ofEpochSecond(1_800_000_000L, 123_456_789);
            case BEAN -> new Bean(0);
            case LIST_OF_100_BEANS -> beans();
            case MAP_OF_100_STRINGS -> strings();
        };
    }

    private static List<Bean> beans() {
        List<Bean> beans = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            beans.add(new Bean(i));
        }
        return beans;
    }

    private static Map<String, String> strings() {
        Map<String, String> strings = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            strings.put("key " + i, "value " + i);
        }
        return strings;
    }
}
