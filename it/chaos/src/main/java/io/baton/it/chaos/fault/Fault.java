// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.fault;

import java.time.Duration;

/**
 * One thing that goes wrong.
 *
 * @param number of the fault in its run, from 1
 * @param kind what it is
 * @param victim the instance, from 0; of no meaning if all are hit
 * @param lasts how long until it is repaired
 * @param strength between 0 and 1, for kinds that may be more or less bad
 * @param quiet how long nothing happens after it
 */
public record Fault(int number, FaultKind kind, int victim, Duration lasts, double strength, Duration quiet) {
    private static final long SHORTEST_DELAY_MILLIS = 10;
    private static final double DELAYS = 150;
    private static final long LEAST_BYTES = 1_000;
    private static final double RATES = 200;
    private static final long SHORTEST_GAP_MILLIS = 500;
    private static final double MORE_GAP_MILLIS = 2500;
    private static final double NUMBERS = 1_000;

    /** How much longer each piece takes, if it is about that. */
    Duration delay() {
        return Duration.ofMillis(Math.round(SHORTEST_DELAY_MILLIS * Math.pow(DELAYS, strength)));
    }

    /** How many bytes get through in a second, if it is about that. */
    long bytesPerSecond() {
        return Math.round(LEAST_BYTES * Math.pow(RATES, 1 - strength));
    }

    /** Its number and kind, for people. */
    String name() {
        return "fault " + number + " " + kind.title();
    }

    /** How long a replica misses what is written, if it is about that. */
    Duration gap() {
        return Duration.ofMillis(SHORTEST_GAP_MILLIS + Math.round(MORE_GAP_MILLIS * strength));
    }

    /** A number that chooses the server, if there are several. */
    int which() {
        return (int) (strength * NUMBERS);
    }

    @Override
    public String toString() {
        String detail = switch (kind) {
            case DELAY -> ", " + delay().toMillis() + " ms each way";
            case THROTTLE -> ", " + bytesPerSecond() + " bytes/s";
            case FALL_BACK -> ", misses " + gap().toMillis() + " ms";
            default -> "";
        };
        return "%d %s%s, %.1f s%s"
                .formatted(
                        number,
                        kind.title(),
                        kind.hitsOne() ? " instance" + (victim + 1) : "",
                        lasts.toMillis() / 1000.0,
                        detail);
    }
}
