// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules that {@code docs/redis.md} gives for a Redis user that may do what Baton does and nothing else. */
enum LeastRights {
    ALONE(0),
    CLUSTER(1);

    static final String USER = "baton";
    static final String PASSWORD = "secret";

    private static final String BEGINNING = "ACL SETUSER baton ";

    private final int before;

    LeastRights(int before) {
        this.before = before;
    }

    /** The rule as the page has it: the first one is for a single server or Sentinel, the second one for a Cluster. */
    List<String> rule() {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "redis.md"))) {
            String rule = lines.filter(line -> line.startsWith(BEGINNING))
                    .skip(before)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("docs/redis.md has no rule " + this));
            return Arrays.asList(rule.substring(BEGINNING.length())
                    .replace("baton:", RedisStoreUnderTest.KEYSPACE.prefix() + ":")
                    .split(" "));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Makes the user on the server, without what is left out, and nobody else may do anything without a password. */
    void grant(RedisInstance server, String... leftOut) {
        List<String> words = new ArrayList<>(List.of("SETUSER", USER, "reset"));
        words.addAll(rule());
        words.removeAll(List.of(leftOut));
        server.tell("ACL", words.toArray(String[]::new));
    }

    /** The properties for that user. */
    static Map<String, String> properties(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(others);
        all.put("redisUser", USER);
        all.put("redisPassword", PASSWORD);
        return all;
    }
}
