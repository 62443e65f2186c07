// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.it.bench.Workbench;
import io.baton.it.redis.Persistence;
import io.baton.it.redis.RedisServer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The Redis of the harness: what the other tests take for granted. */
class RedisServerIT {
    private final Workbench bench = Workbench.fromSystemProperties();
    private final String name;

    RedisServerIT(TestInfo test) {
        name = "redis/" + test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void answersOnItsPort() {
        try (RedisServer redis = bench.redis(name)) {
            redis.cli("HSET", "cart", "honey", "1");

            assertThat(redis.cli("HGETALL", "cart")).isEqualTo(List.of("honey", "1"));
            assertThat(redis.cli("GET", "nothing")).isNull();
            assertThat(redis.cli("DBSIZE")).isEqualTo(1L);
            assertThat(redis.keys("*")).containsExactly("cart");
            assertThat(redis.uri()).endsWith(":" + redis.port());

            redis.flush();

            assertThat(redis.cli("DBSIZE")).isEqualTo(0L);
        }
    }

    @Test
    void countsTheCommandsOfItsClients() {
        try (RedisServer redis = bench.redis(name)) {
            redis.cli("EVAL", "return redis.call('SET', KEYS[1], '1')", "1", "a");
            redis.cli("SET", "b", "1");

            assertThat(redis.commandCalls("eval", "evalsha")).isEqualTo(1);
            assertThat(redis.commandCalls("SET")).isEqualTo(2);
            assertThat(redis.commandCalls("hset")).isZero();
        }
    }

    @Test
    void showsWhatIsInItAsBytesAndHowManyItWasSent() {
        try (RedisServer redis = bench.redis(name)) {
            redis.cli("HSET", "cart", "h\u00f6ney", "1");
            assertThat(redis.hash("cart")).isEqualTo(Map.of("h\u00f6ney", ByteBuffer.wrap(new byte[] {'1'})));
            assertThat(redis.hash("nothing")).isEmpty();

            long before = redis.bytesReceived();
            redis.cli("SET", "large", "x".repeat(10_000));
            assertThat(redis.bytesReceived() - before).isBetween(10_000L, 11_000L);
        }
    }

    @Test
    void losesItsDataInACrashUnlessItKeepsThem() {
        try (RedisServer forgetful = bench.redis(name + "-none");
                RedisServer careful = bench.redis(name + "-every-write", Persistence.EVERY_WRITE)) {
            for (RedisServer redis : List.of(forgetful, careful)) {
                redis.cli("SET", "a", "1");
                redis.kill();
                assertThat(redis.isRunning()).isFalse();
                redis.start();
            }

            assertThat(forgetful.cli("GET", "a")).isNull();
            assertThat(careful.cli("GET", "a")).isEqualTo("1");

            careful.restartEmpty();

            assertThat(careful.cli("GET", "a")).isNull();
        }
    }

    @Test
    void keepsItsDataAndItsPortInAnOrderlyRestart() {
        try (RedisServer redis = bench.redis(name)) {
            int port = redis.port();
            redis.cli("SET", "a", "1");

            redis.restart();

            assertThat(redis.cli("GET", "a")).isEqualTo("1");
            assertThat(redis.port()).isEqualTo(port);
        }
    }

    @Test
    void isSilentWhilePausedAndUnreachableWhileStopped() {
        try (RedisServer redis = bench.redis(name)) {
            redis.cli("SET", "a", "1");
            redis.pause();
            try {
                assertThatThrownBy(() -> redis.cli("GET", "a")).isInstanceOf(JedisConnectionException.class);
            } finally {
                redis.resume();
            }
            assertThat(redis.cli("GET", "a")).isEqualTo("1");

            redis.stop();

            assertThatThrownBy(() -> redis.cli("GET", "a")).isInstanceOf(JedisConnectionException.class);
        }
    }

    @Test
    void aDirectoryServesOneRunAtATime() {
        try (RedisServer redis = bench.redis(name)) {
            assertThatThrownBy(() -> bench.redis(name))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
            assertThat(redis.cli("PING")).isEqualTo("PONG");
        }
    }
}
