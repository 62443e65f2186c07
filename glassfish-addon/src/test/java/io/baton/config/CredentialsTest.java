// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R1.4: {@code redisUser} and {@code redisPassword}. */
class CredentialsTest {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "with blank", "a=b,c", "${ALIAS=redis}", "$", "${other}"})
    void anyTextOrAnAliasIsTakenAsItIs(String text) {
        StoreSettings store =
                Settings.parse(Map.of("redisUser", text, "redisPassword", text)).store();
        assertThat(store.redisUser()).isEqualTo(text);
        assertThat(store.redisPassword()).isEqualTo(new Password(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " alice", "alice ", "${ALIAS=}", "${ALIAS=redis", "${ALIAS}", "${ALIAS=a b}"})
    void emptyTextsSurroundingBlanksAndBrokenAliasesAreRefused(String text) {
        assertThat(Refusal.of("redisUser", text))
                .containsExactly(new SettingProblem("redisUser", text, "text or ${ALIAS=name}", null));
        assertThat(Refusal.of("redisPassword", text))
                .containsExactly(new SettingProblem("redisPassword", "***", "text or ${ALIAS=name}", null));
    }

    @Test
    void anAliasIsToldFromALiteral() {
        assertThat(AliasReference.in("${ALIAS=redis.pw-1}")).contains(new AliasReference("redis.pw-1"));
        assertThat(AliasReference.in("redis")).isEmpty();
        assertThat(AliasReference.in("x${ALIAS=redis}")).isEmpty();
    }

    @Test
    void aPasswordDoesNotShowItself() {
        Settings settings = Settings.parse(Map.of("redisPassword", "s3cret"));
        assertThat(settings.toString()).doesNotContain("s3cret").contains("redisPassword=***");
    }

    @Test
    void aPasswordMayBeInAFileInstead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret");

        assertThat(Settings.parse(Map.of("redisPasswordFile", file.toString()))
                        .store()
                        .redisPasswordFile())
                .isEqualTo(file);
        assertThat(Refusal.of(Map.of("redisPasswordFile", file.toString(), "redisPassword", "s3cret")))
                .containsExactly(new SettingProblem(
                        "redisPasswordFile", file.toString(), "not together with redisPassword", null));
    }

    @Test
    void aRefusedPasswordIsNotShown() {
        assertThatThrownBy(() -> Settings.parse(Map.of("redisPassword", "s3cret ")))
                .hasMessage("redisPassword='***': allowed: text or ${ALIAS=name}; default: none");
    }
}
