// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password that changes while the client lives. */
class PasswordFileIT {

    @TempDir
    private Path folder;

    private final RedisInstance server = RedisInstance.launch();
    private Path file;

    @BeforeEach
    void aUserAndItsPassword() throws IOException {
        LeastRights.ALONE.grant(server);
        file = Files.writeString(folder.resolve("password"), LeastRights.PASSWORD + "\n");
    }

    @AfterEach
    void end() {
        server.close();
    }

    private ConnectedRedis connect(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("redisUser", LeastRights.USER);
        properties.put("redisPasswordFile", file.toString());
        return new ConnectedRedis(properties, List.of());
    }

    private static void probe(ConnectedRedis redis) {
        new RedisSessionStore(redis.client(), RedisStoreUnderTest.KEYSPACE).probe(Duration.ofSeconds(5));
    }

    /** A call may still get the refusal of a connection that was begun before the file was mended. */
    private static void awaitUse(ConnectedRedis redis) {
        await().ignoreExceptionsInstanceOf(StoreUnavailableException.class).untilAsserted(() -> probe(redis));
    }

    @Test
    void newConnectionsUseWhatIsInItThen() throws IOException {
        try (ConnectedRedis redis = connect(Map.of("redisUri", server.uri()))) {
            probe(redis);
            server.tell("ACL", "SETUSER", LeastRights.USER, "resetpass", ">another");
            // Connections that are there stay.
            probe(redis);

            server.tell("CLIENT", "KILL", "USER", LeastRights.USER);
            // A call may still meet a connection that dies under it.
            await().untilAsserted(() -> assertThatThrownBy(() -> probe(redis))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("it refuses user or password"));

            Files.writeString(file, "another\n");
            awaitUse(redis);
        }
    }

    @Test
    void soItIsWithARedissonFile() throws IOException {
        Path yaml = Files.writeString(folder.resolve("redisson.yaml"), """
                singleServerConfig:
                  address: "%s"
                  timeout: 2000
                  retryAttempts: 0
                """.formatted(server.uri()));
        try (ConnectedRedis redis = connect(Map.of("redissonConfig", yaml.toString()))) {
            probe(redis);
        }
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        try (ConnectedRedis redis = connect(Map.of("redisUri", server.uri()))) {
            Files.delete(file);

            assertThatThrownBy(() -> probe(redis))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("redisPasswordFile " + file + " cannot be read: ");

            Files.writeString(file, LeastRights.PASSWORD);
            awaitUse(redis);
        }
    }

    @Test
    void soIsAnEmptyOne() throws IOException {
        try (ConnectedRedis redis = connect(Map.of("redisUri", server.uri()))) {
            Files.writeString(file, "");

            assertThatThrownBy(() -> probe(redis)).hasMessageContaining("redisPasswordFile " + file + " is empty");
        }
    }
}
