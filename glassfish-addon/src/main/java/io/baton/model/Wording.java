// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import java.time.Duration;
import java.util.Locale;

/** Numbers, lengths of time, and text of the store as operators read them. */
public final class Wording {

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final long WHOLE_SECONDS_FROM = 10;
    private static final long MINUTES_FROM = 600;

    private static final int LONGEST_SHOWN = 100;

    private Wording() {}

    /**
     * A name or value, which comes from the store: shortened, and without what would make it look like a log line of
     * its own.
     */
    public static String shown(String text) {
        return clean(text, LONGEST_SHOWN);
    }

    /**
     * The text, shortened to that many characters, and with {@code ?} for what ends a line, moves a cursor or turns the
     * direction of writing.
     */
    public static String clean(String text, int longest) {
        int end = Math.min(text.length(), longest);
        StringBuilder clean = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char character = text.charAt(i);
            clean.append(isHarmless(character) ? character : '?');
        }
        return end < text.length() ? clean.append('…').toString() : clean.toString();
    }

    private static boolean isHarmless(char character) {
        boolean endsLine = character == '\u2028' || character == '\u2029';
        boolean turns =
                (character >= '\u202a' && character <= '\u202e') || (character >= '\u2066' && character <= '\u2069');
        return !Character.isISOControl(character) && !endsLine && !turns;
    }

    /** The number with its noun: "1 session", "1,204 sessions". */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
    }

    /** The length of time: "20 ms", "0.4 s", "13 s", "25 min". */
    public static String seconds(Duration length) {
        if (length.compareTo(LEAST) < 0) {
            return length.toMillis() + " ms";
        }
        if (length.toSeconds() < WHOLE_SECONDS_FROM) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
        }
        return length.toSeconds() < MINUTES_FROM ? length.toSeconds() + " s" : length.toMinutes() + " min";
    }
}
