// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R1.2, R1.4: what the install script sees. */
class SettingsCheckTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void goodPropertiesPassInSilence() {
        assertThat(check("backupMode=request", "redisPassword=a=b", "redisUri=redis://a:1,redis://b:2"))
                .isZero();
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void propertiesMayComeByStandardInput() {
        String[] dash = {"-"};
        assertThat(check("backupMode=request\nredisPassword=a=b\n", dash)).isZero();
        assertThat(check("", dash)).isZero();
        assertThat(check("keyPrefix=ä\nbackupMode=never\n", dash)).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines()).hasSize(2).anyMatch(line -> line.startsWith("keyPrefix='ä'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redisUri=redis://h?password=s3cret",
                "redisUri=redis://h:1?db=1&Password=s3cret&x=y",
                "redisUri=redis://h#auth=s3cret",
                "redisUri=redis://h?redisPwd=a&s3cret,b",
                "redisUri=user:s3cret@h:6379",
                "redisUri=redis://user:s3cret@h:6379",
                "redisUri=redis://a:1,redis://:x@s3cret@h",
                "zebra=redis://h?password=s3cret",
                "zebra=redis://u:s3cret@h"
            })
    void aPasswordInAnAddressIsNotRepeated(String setting) {
        assertThat(check(setting)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("***").doesNotContain("s3cret");
    }

    @Test
    void noPropertiesAtAllAreGood() {
        assertThat(check()).isZero();
    }

    @Test
    void eachProblemIsOneLineOnStandardError() {
        assertThat(check("backupMode=never", "keyPrefix=ä")).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "backupMode='never': allowed: interval, stream, request; default: interval",
                        "keyPrefix='ä': allowed: [A-Za-z0-9_.-]+; default: baton");
    }

    @Test
    void whatIsNoNameAndValueIsAProblemToo() {
        assertThat(check("backupMode", "=request", "keyPrefix=a", "keyPrefix=a"))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "backupMode='': allowed: name=value; default: none",
                        "=request='': allowed: name=value; default: none",
                        "keyPrefix='': allowed: each property once; default: none");
    }

    @Test
    void anEmptyValueIsAProblem() {
        assertThat(check("redisUser=")).isEqualTo(2);
    }

    @Test
    void theListIsAMarkdownTableOfAllSettings() {
        assertThat(check("--list")).isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(2 + SettingsList.all().size());
        assertThat(lines)
                .startsWith("| property | default | range / values | meaning |", "|---|---|---|---|")
                .contains("| `backupIntervalSeconds` | `5` | 1..3600 s | period of interval mode |");
    }

    private int check(String... args) {
        return check("", args);
    }

    private int check(String input, String[] args) {
        return SettingsCheck.run(
                List.of(args),
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}
