// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.redis.RedisServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R4.3: what an instance does in the background, at its start and when another one died costs what is due or owned, and not what is in the store. */
@Order(Turn.SWEEP)
class ManySessionsInStoreIT {

    private static final int SESSIONS = LongForm.times(20_000, 1_000_000);
    private static final int COPIES_AT_ONCE = 10_000;
    private static final Duration REAP = SweepIT.REAP;

    /**
     * The next sweep after the 3 s that a session may have been used later than the store knows, and a second; work for
     * each stored session would take minutes.
     */
    private static final Duration LATEST = REAP.plusSeconds(3).plusSeconds(1);

    private static final int DUE = 50;
    private static final int LIFE = 8;

    /** Taking, looking at, claiming, reading and ending each session, and settling what came of it. */
    private static final int CALLS_FOR_EACH = 8;

    /** Of leases, health checks and sweeps of each application, in the time that the test takes. */
    private static final int CALLS_BESIDES = 1_000;

    /** Copies a record under made-up digests, and lists the copies as due in an hour. */
    private static final String COPY = """
            local due = redis.call('TIME')[1] * 1000 + 3600000
            for i = ARGV[1] + 1, ARGV[1] + ARGV[2] do
              local digest = string.sub(redis.sha1hex('copy' .. i), 1, 32)
              redis.call('COPY', KEYS[1], 'baton:{counter/' .. digest .. '}')
              redis.call('ZADD', 'baton:due:{counter}', due + i, digest)
            end
            return ARGV[2]
            """;

    private static final String REMOVE = """
            for i = ARGV[1] + 1, ARGV[1] + ARGV[2] do
              local digest = string.sub(redis.sha1hex('copy' .. i), 1, 32)
              redis.call('UNLINK', 'baton:{counter/' .. digest .. '}')
              redis.call('ZREM', 'baton:due:{counter}', digest)
            end
            return ARGV[2]
            """;

    private final Mortals mortals = new Mortals();
    private Bench bench;
    private RedisServer redis;
    private String template;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request", "reapIntervalSeconds", Long.toString(REAP.toSeconds())));
        redis = bench.redis();
        template = StoredSession.begunBy(redis, "counter", () -> new Mortals().begin(bench.b(), 3_600, "none"))
                .key();
    }

    @AfterEach
    void clear() {
        forAll(REMOVE);
        bench.cluster().start();
    }

    @Test
    void whatIsDoneCostsWhatIsDueAndNotWhatExists() {
        String before = restart();
        forAll(COPY);
        for (int i = 0; i < DUE; i++) {
            mortals.begin(bench.a(), LIFE, "none");
        }
        long due = System.currentTimeMillis() + LIFE * 1_000;
        long calls = calls();

        bench.a().kill9();
        await().atMost(REAP.multipliedBy(3)).until(() -> mortals.destroyedOn(bench.b()) >= DUE);

        assertThat(calls() - calls).isLessThan(DUE * CALLS_FOR_EACH + CALLS_BESIDES);
        assertThat(mortals.destroyedOn(bench.b())).isEqualTo(DUE);
        long late = mortals.lastOn(bench.b()) - due;
        assertThat(late).isLessThanOrEqualTo(LATEST.toMillis());
        bench.cluster().start();
        String after = restart();
        System.out.printf(
                "With %d sessions in the store, the last of %d whose instance was killed ended %d ms after it was due; an instance stopped and started in %s (with few: %s)%n",
                SESSIONS, DUE, late, after, before);
    }

    /** Stops and starts an instance, in the long form, and says how long that took. */
    private String restart() {
        if (LongForm.times(0, 1) == 0) {
            return "not measured";
        }
        long began = System.nanoTime();
        bench.a().stopOrderly();
        long stopped = System.nanoTime();
        bench.a().start();
        return "%d + %d ms".formatted((stopped - began) / 1_000_000, (System.nanoTime() - stopped) / 1_000_000);
    }

    private long calls() {
        return redis.commandCalls("eval", "evalsha");
    }

    private void forAll(String script) {
        for (int from = 0; from < SESSIONS; from += COPIES_AT_ONCE) {
            redis.cli("EVAL", script, "1", template, Integer.toString(from), Integer.toString(COPIES_AT_ONCE));
        }
    }
}
