// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.engine.EngineSettings;
import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import io.baton.engine.attributes.AttributeView;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What a seed makes of a run, besides its course.
 *
 * @param nodes how many servers
 * @param sessions how many sessions
 * @param life of all sessions if nobody uses them: long, or so short that the run lasts until they are over
 * @param settings of all engines
 * @param listening whether attributes hear when their session moves
 * @param length how long clients are at work, in nanoseconds
 */
record Plan(int nodes, int sessions, Duration life, EngineSettings settings, boolean listening, long length) {

    /** The length of the frame of a ledger with two entries: longer ones are left in the store until they are read. */
    private static final int SMALL_LEDGER = 15;

    /** How much clocks of servers can differ. */
    static final Duration SKEW = Duration.ofSeconds(11);

    static final Duration LEASE = Duration.ofSeconds(3);

    /** Longer than what goes wrong in a run lasts, and than clocks differ. */
    private static final Duration SHORT_LIFE = Duration.ofSeconds(30);

    private static final Duration LONG_LIFE = Duration.ofMinutes(30);

    static Plan of(SplittableRandom random) {
        Scope scope = random.nextInt(4) == 0 ? Scope.REQUEST : Scope.INSTANCE;
        boolean isRequestMode = random.nextInt(5) >= 2;
        Duration life = random.nextInt(4) == 0 ? SHORT_LIFE : LONG_LIFE;
        int largestSentAtOnce = random.nextInt(3) == 0 ? SMALL_LEDGER : Integer.MAX_VALUE;
        int nodes = 2 + random.nextInt(5) / 4;
        int sessions = 1 + random.nextInt(6) / 4 + random.nextInt(6) / 5;
        int seconds = 2 + random.nextInt(8);
        EngineSettings settings = new EngineSettings(
                Duration.ofSeconds(8),
                Duration.ofSeconds(2),
                scope,
                isRequestMode ? Backup.REQUEST : background(nodes + sessions + seconds),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                life.dividedBy(6),
                AttributeView.Model.SPLIT,
                largestSentAtOnce,
                memory(seconds),
                // Not drawn either.
                seconds % 4 == 1 ? EngineSettings.Consistency.STRICT : EngineSettings.Consistency.AVAILABLE,
                EngineSettings.Unstored.UNLIMITED);
        // Not drawn, so that what a seed was before it still is in most runs.
        boolean listening = seconds % 3 == 0;
        return new Plan(nodes, sessions, life, settings, listening, seconds * 1_000_000_000L);
    }

    /** Not drawn, so that what a seed was before there were two still is in most runs. */
    private static Backup background(int chance) {
        return chance % 2 == 0 ? Backup.STREAM : Backup.INTERVAL;
    }

    private static EngineSettings.Memory memory(int seconds) {
        return switch (seconds) {
            case 5 -> new EngineSettings.Memory(1, null);
            case 9 -> new EngineSettings.Memory(1, Duration.ofMillis(500));
            default -> EngineSettings.Memory.UNLIMITED;
        };
    }

    /** Whether servers would rather give no answer than an older one. */
    boolean isStrict() {
        return settings.consistency() == EngineSettings.Consistency.STRICT;
    }

    /** Whether somebody empties the store in the middle of the run, besides what else goes wrong. Not drawn. */
    boolean isFlushed() {
        return length / 1_000_000_000L == 6;
    }

    /** Whether threads without a request use sessions, too, such as those of sockets. Not drawn. */
    boolean hasSockets() {
        long seconds = length / 1_000_000_000L;
        return seconds == 3 || seconds == 8;
    }

    /** Whether the run lasts until sessions are over that nobody uses. */
    boolean isLong() {
        return life.equals(SHORT_LIFE);
    }
}
