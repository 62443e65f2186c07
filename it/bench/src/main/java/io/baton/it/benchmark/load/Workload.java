// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all clients of a measurement do.
 *
 * @param kind the kind of requests
 * @param largeOnes how many strings of 10,000 characters each session has besides ten of 10 characters
 */
public record Workload(Kind kind, int largeOnes) {
    private static final Pattern NAME = Pattern.compile("([WRC])(\\d*)");
    private static final int SMALL_ONES = 10;
    private static final int FIELDS = 20;

    /** What a request does, with the letter it is called by. */
    public enum Kind {
        /** Reads one small and one large string; half of the requests replace both. */
        W,
        /** Reads one small and one large string. */
        R,
        /** Changes one of the twenty fields of a session-scoped bean. */
        C
    }

    /**
     * The workload of this name: {@code W20} and {@code R20} have 20 large strings, {@code C} has none.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Workload named(String name) {
        Matcher parts = NAME.matcher(name.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("No workload " + name + "; there are W0, W4, W20, ..., R0, R4, ..., C");
        }
        String largeOnes = parts.group(2);
        return new Workload(Kind.valueOf(parts.group(1)), largeOnes.isEmpty() ? 0 : Integer.parseInt(largeOnes));
    }

    /** The name it is asked for by. */
    public String name() {
        return kind == Kind.C ? "C" : kind.name() + largeOnes;
    }

    /** The request that begins a session. */
    String begin() {
        return "/fill?large=" + largeOnes;
    }

    /** The next request of some client. */
    String next(RandomGenerator random) {
        return kind == Kind.C ? "/bean?field=" + random.nextInt(FIELDS) : touch(random);
    }

    private String touch(RandomGenerator random) {
        String path = "/touch?small=" + random.nextInt(SMALL_ONES);
        if (largeOnes > 0) {
            path += "&large=" + random.nextInt(largeOnes);
        }
        return kind == Kind.W && random.nextBoolean() ? path + "&replace" : path;
    }
}
