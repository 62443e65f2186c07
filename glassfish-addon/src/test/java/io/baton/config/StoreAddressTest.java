// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R1.4, R5.3: {@code redisUri}, {@code redissonConfig} and {@code keyPrefix}. */
class StoreAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://redis.example:6379",
                "rediss://redis.example:6380",
                "redis://localhost",
                "redis://10.0.0.1:1",
                "redis://10.0.0.1:65535",
                "redis://[::1]:6379",
                "redis://a:7000,redis://b:7001,redis://c",
                "rediss://a:7000,rediss://b:7001"
            })
    void addressesOfOneSchemeAreAllowed(String text) {
        List<URI> expected = List.of(text.split(",")).stream().map(URI::create).toList();
        assertThat(Settings.parse(Map.of("redisUri", text)).store().redisUri()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " redis://a",
                "redis://a ",
                "redis://a, redis://b",
                "redis://a,",
                ",redis://a",
                "redis://a,,redis://b",
                "redis://a,rediss://b",
                "http://a:6379",
                "REDIS://a",
                "valkey://a",
                "a:6379",
                "a",
                "redis:a",
                "redis://",
                "redis://:6379",
                "redis://a:",
                "redis://a:0",
                "redis://a:65536",
                "redis://a:06379",
                "redis://a:port",
                "redis://a:99999999999",
                "redis://a/0",
                "redis://a?timeout=1",
                "redis://a#x",
                "redis://a\\:6379"
            })
    void whatIsNoPlainListOfAddressesIsRefused(String text) {
        assertThat(Refusal.of("redisUri", text)).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo("redisUri");
            assertThat(problem.value()).isEqualTo(text);
            assertThat(problem.allowed()).contains("redis://", "rediss://", "comma-separated");
            assertThat(problem.defaultValue()).isEqualTo("redis://127.0.0.1:6379");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://alice:s3cret@a:6379",
                "redis://:s3cret@a",
                "redis://s3cret@a,redis://b",
                "redis://u:s3cret@b@a",
                "redis://a,redis://u:s3/cret@b"
            })
    void credentialsInAnAddressAreRefusedAndNotShown(String text) {
        assertThat(Refusal.of("redisUri", text)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).startsWith("redisUri='redis://***@").doesNotContain("s3", "cret");
        });
    }

    @Test
    void aRedissonFileTakesThePlaceOfTheAddresses(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("redisson.yaml"), "singleServerConfig: {}");
        StoreSettings store =
                Settings.parse(Map.of("redissonConfig", file.toString())).store();
        assertThat(store.redissonConfig()).isEqualTo(file);
        assertThat(store.redisUri()).isEmpty();
    }

    @Test
    void aRedissonFileAndAddressesExcludeEachOther(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("redisson.yaml"), "singleServerConfig: {}");
        assertThat(Refusal.of(Map.of("redissonConfig", file.toString(), "redisUri", "redis://a")))
                .containsExactly(new SettingProblem(
                        "redisUri", "redis://a", "not together with redissonConfig", "redis://127.0.0.1:6379"));
    }

    @Test
    void aRedissonFileMustBeAReadableFile(@TempDir Path folder) {
        for (String text : List.of(
                "", " ", folder.toString(), folder.resolve("absent.yaml").toString(), "a\0b")) {
            assertThat(Refusal.of("redissonConfig", text))
                    .containsExactly(
                            new SettingProblem("redissonConfig", text, "path of a readable Redisson YAML file", null));
        }
    }

    @Test
    void replicasAreWaitedForInRequestModeOnly() {
        assertThat(Settings.parse(Map.of("backupMode", "request", "minReplicas", "1"))
                        .store()
                        .minReplicas())
                .isEqualTo(1);
        assertThat(Refusal.of(Map.of("minReplicas", "0"))).isEmpty();
        assertThat(Refusal.of("minReplicas", "1"))
                .containsExactly(new SettingProblem("minReplicas", "1", "only with backupMode=request, or 0", "0"));
        assertThat(Refusal.of("minReplicas", "10"))
                .containsExactly(new SettingProblem("minReplicas", "10", "0..9", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"baton", "A", "shop-1.prod_2"})
    void aKeyPrefixIsOneWord(String text) {
        assertThat(Settings.parse(Map.of("keyPrefix", text)).store().keyPrefix())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:b", "{a}", "bäton", "baton\n", "baton "})
    void anyOtherKeyPrefixIsRefused(String text) {
        assertThat(Refusal.of("keyPrefix", text))
                .containsExactly(new SettingProblem("keyPrefix", text, "[A-Za-z0-9_.-]+", "baton"));
    }
}
