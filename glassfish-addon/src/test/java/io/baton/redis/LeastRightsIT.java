// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ACL rule that {@code docs/redis.md} gives is enough, and nothing of it is too much. */
class LeastRightsIT {

    private static RedisInstance server;

    @BeforeAll
    static void start() {
        server = RedisInstance.launch();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    static Stream<String> rights() {
        return LeastRights.ALONE.rule().stream()
                .filter(word -> word.startsWith("+") || word.startsWith("~") || word.startsWith("&"));
    }

    @Test
    void withThemEveryCallIsAllowed() {
        LeastRights.ALONE.grant(server);
        with(calls -> assertThatCode(() -> {
                    calls.probe();
                    calls.run();
                })
                .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("rights")
    void withoutAnyOneOfThemSomethingFailsAndAHealthCheckNamesIt(String right) {
        LeastRights.ALONE.grant(server, right);
        with(calls -> {
            // Without the right to unsubscribe, who stopped listening is still counted.
            assertThatThrownBy(calls::run).isInstanceOfAny(StoreUnavailableException.class, AssertionError.class);
            assertThatThrownBy(calls::probe)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("the user lacks a right; docs/redis.md has the rule (NOPERM");
        });
    }

    private static void with(Consumer<EveryCall> what) {
        try (ConnectedRedis redis =
                new ConnectedRedis(LeastRights.properties(Map.of("redisUri", server.uri())), List.of())) {
            what.accept(new EveryCall(redis));
        }
    }
}
