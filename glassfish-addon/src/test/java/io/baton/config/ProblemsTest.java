// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R1.4: every problem at once, by name, value, allowed range and default. */
class ProblemsTest {

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheList() {
        assertThatThrownBy(() -> Settings.parse(Map.of(
                        "zebra", "1",
                        "nodeLeaseSeconds", "61",
                        "redisPassword", "",
                        "backupMode", "never",
                        "reapIntervalSeconds", "600",
                        "invalidSessionTTL", "500")))
                .isInstanceOf(InvalidSettingsException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .satisfiesExactly(
                                line -> assertThat(line)
                                        .isEqualTo(
                                                "backupMode='never': allowed: interval, stream, request; default: interval"),
                                line -> assertThat(line)
                                        .isEqualTo(
                                                "redisPassword='***': allowed: text or ${ALIAS=name}; default: none"),
                                line -> assertThat(line)
                                        .isEqualTo("nodeLeaseSeconds='61': allowed: 1..60 s; default: 3"),
                                line -> assertThat(line)
                                        .isEqualTo("invalidSessionTTL='500': allowed: > reapIntervalSeconds (600);"
                                                + " default: 3600"),
                                line -> assertThat(line).startsWith("zebra='1': allowed: known property names only")));
    }

    @ParameterizedTest
    @CsvSource({
        "backupmode, backupMode",
        "backup-mode, backupMode",
        "bakupMode, backupMode",
        "reapInterval, reapIntervalSeconds",
        "backupIntervalSecond, backupIntervalSeconds",
        "redisURL, redisUri",
        "redisUris, redisUri",
        "sessionLockTtl, sessionLockTTL",
        "sessionLockTTLSeconds, sessionLockTTL",
        "keyprefix, keyPrefix"
    })
    void aMisspeltNameIsMetWithTheOneMeant(String given, String meant) {
        assertThat(Refusal.of(given, "x"))
                .containsExactly(new SettingProblem(
                        given, "x", "known property names only (did you mean " + meant + "?)", null));
    }

    @ParameterizedTest
    @CsvSource({"zebra", "x", "maxInactiveInterval", "''"})
    void aNameUnlikeAnyIsMetWithAllOfThem(String given) {
        assertThat(Refusal.of(given, "x"))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.allowed())
                                .startsWith("known property names only (backupMode, backupIntervalSeconds, ")
                                .endsWith(
                                        ", allowedClasses, lazyThresholdBytes, sessionModel, nonSerializableAttributes, maxSessionsInMemory, maxIdleInMemorySeconds, maxUnstoredSessions, maxUnstoredMegabytes, maxWaitingRequests)"));
    }

    @ParameterizedTest
    @CsvSource({"redispassword", "redisPasswort", "redisPwd", "password", "REDIS_SECRET"})
    void theValueOfAMisspeltPasswordIsNotShown(String given) {
        assertThat(Refusal.of(given, "s3cret"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).startsWith(given + "='***'"));
    }

    @Test
    void aProblemStaysOneLineWhateverTheValueContains() {
        assertThat(Refusal.of("backupMode", "a\r\nb\u001b[31m")).singleElement().satisfies(problem -> {
            assertThat(problem.line()).startsWith("backupMode='a\\u000d\\u000ab\\u001b[31m'");
            assertThat(problem).hasToString(problem.line());
        });
    }

    @Test
    void aDefaultThatIsNotAllowedIsAProgrammersError() {
        assertThatThrownBy(() -> new Setting<>("x", new SecondsRange(1, 2), "3", "a test"))
                .hasMessage("default of x is '3', which is not 1..2 s");
    }
}
