// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A master and its replica, watched by three Sentinels that give a master up after a second. */
public final class SentinelRedis extends ReplicatedRedis {
    private static final String MASTER = "sessions";
    private static final int SENTINELS = 3;

    private final List<RedisServer> sentinels = new ArrayList<>();

    private SentinelRedis(Path directory) {
        super(directory);
    }

    /** Starts them in this directory and returns when they are whole. */
    public static SentinelRedis start(Path directory) {
        return started(new SentinelRedis(directory));
    }

    @Override
    void startAll() {
        RedisServer master = startServer();
        RedisServer replica = startServer();
        replica.cli("REPLICAOF", "127.0.0.1", Integer.toString(master.port()));
        replica.cli("CONFIG", "REWRITE");
        List<String> configuration = List.of(
                "sentinel monitor %s 127.0.0.1 %d 2".formatted(MASTER, master.port()),
                "sentinel down-after-milliseconds " + MASTER + " 1000",
                // Twice this passes before a fail-over is tried again.
                "sentinel failover-timeout " + MASTER + " 2000");
        for (int i = 1; i <= SENTINELS; i++) {
            sentinels.add(RedisServer.startSentinel(file("sentinel" + i), configuration));
        }
    }

    @Override
    public Map<String, String> properties() {
        Path file = file("redisson.yaml");
        try {
            Files.writeString(file, """
                    sentinelServersConfig:
                      masterName: "%s"
                      sentinelAddresses: [%s]
                      timeout: 1250
                      retryAttempts: 0
                    """.formatted(
                            MASTER,
                            sentinels.stream()
                                    .map(sentinel -> '"' + sentinel.uri() + '"')
                                    .collect(Collectors.joining(", "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("redissonConfig", file.toString());
    }

    @Override
    public void failOver(RedisServer master) {
        sentinels.get(0).cli("SENTINEL", "FAILOVER", MASTER);
    }

    @Override
    public void awaitWhole() {
        until("a master, its replica and all Sentinels", this::isWhole);
    }

    private boolean isWhole() {
        List<RedisServer> masters = masters();
        return masters.size() == 1
                && servers().stream().allMatch(ReplicatedRedis::isInStep)
                && sentinels.stream().allMatch(sentinel -> agrees(sentinel, masters.get(0)));
    }

    private static boolean agrees(RedisServer sentinel, RedisServer master) {
        Map<String, String> opinion = opinion(sentinel);
        return opinion.getOrDefault("port", "").equals(Integer.toString(master.port()))
                && opinion.getOrDefault("flags", "").equals("master")
                && opinion.getOrDefault("num-slaves", "").equals("1")
                && opinion.getOrDefault("num-other-sentinels", "").equals(Integer.toString(SENTINELS - 1));
    }

    private static Map<String, String> opinion(RedisServer sentinel) {
        if (!(sentinel.cli("SENTINEL", "MASTER", MASTER) instanceof List<?> words)) {
            return Map.of();
        }
        return Stream.iterate(0, at -> at + 1 < words.size(), at -> at + 2)
                .collect(
                        Collectors.toMap(at -> String.valueOf(words.get(at)), at -> String.valueOf(words.get(at + 1))));
    }

    @Override
    public void close() {
        sentinels.forEach(RedisServer::close);
        super.close();
    }
}
