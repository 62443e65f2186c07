// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R1.4: the settings that are a number of seconds. */
class SecondsTest {

    static Stream<Arguments> ranges() {
        return Stream.of(
                range(
                        "backupIntervalSeconds",
                        1,
                        3600,
                        settings -> settings.backup().interval()),
                range(
                        "sessionLockWaitTime",
                        1,
                        86_400,
                        settings -> settings.ownership().lockWaitTime()),
                range(
                        "sessionLockTTL",
                        1,
                        86_400,
                        settings -> settings.ownership().lockTtl()),
                range(
                        "reapIntervalSeconds",
                        1,
                        86_400,
                        settings -> settings.expiry().reapInterval()),
                range(
                        "storeCheckIntervalSeconds",
                        1,
                        3600,
                        settings -> settings.store().checkInterval()),
                range(
                        "storeCheckTimeoutSeconds",
                        1,
                        3600,
                        settings -> settings.store().checkTimeout()),
                range(
                        "nodeLeaseSeconds",
                        1,
                        60,
                        settings -> settings.ownership().nodeLease()),
                range(
                        "maxIdleInMemorySeconds",
                        1,
                        86_400,
                        settings -> settings.memory().maxIdle().orElseThrow()));
    }

    private static Arguments range(String name, int least, int most, Function<Settings, Duration> value) {
        return Arguments.of(name, least, most, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void bothEndsOfTheRangeAreAllowed(String name, int least, int most, Function<Settings, Duration> value) {
        assertThat(value.apply(parse(name, least))).isEqualTo(Duration.ofSeconds(least));
        assertThat(value.apply(parse(name, most))).isEqualTo(Duration.ofSeconds(most));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void oneBelowAndOneAboveTheRangeAreRefused(String name, int least, int most, Function<Settings, Duration> value) {
        for (int outside : new int[] {least - 1, most + 1}) {
            assertThat(Refusal.of(name, String.valueOf(outside)))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.name()).isEqualTo(name);
                        assertThat(problem.value()).isEqualTo(String.valueOf(outside));
                        assertThat(problem.allowed()).isEqualTo(least + ".." + most + " s");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 5",
                "5 ",
                "5s",
                "+5",
                "-5",
                "05",
                "5.0",
                "1e2",
                "0x5",
                "٥",
                "99999999999999999999",
                "4294967301",
                "five",
                "5\n"
            })
    void whatIsNoPlainNumberIsRefusedAndNotRepaired(String text) {
        assertThat(Refusal.of("backupIntervalSeconds", text))
                .containsExactly(new SettingProblem("backupIntervalSeconds", text, "1..3600 s", "5"));
    }

    @Test
    void invalidSessionTtlMustExceedTheReapInterval() {
        assertThat(Refusal.of(Map.of("invalidSessionTTL", "60", "reapIntervalSeconds", "60")))
                .containsExactly(new SettingProblem("invalidSessionTTL", "60", "> reapIntervalSeconds (60)", "3600"));
        Settings justAbove = Settings.parse(Map.of("invalidSessionTTL", "61", "reapIntervalSeconds", "60"));
        assertThat(justAbove.expiry().invalidSessionTtl()).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void aReapIntervalAboveTheDefaultTtlIsRefusedToo() {
        assertThat(Refusal.of("reapIntervalSeconds", "3600"))
                .containsExactly(
                        new SettingProblem("invalidSessionTTL", "3600", "> reapIntervalSeconds (3600)", "3600"));
    }

    @Test
    void aTtlThatIsNoNumberIsReportedOnceAndNotCompared() {
        assertThat(Refusal.of("invalidSessionTTL", "2147483648"))
                .containsExactly(new SettingProblem(
                        "invalidSessionTTL", "2147483648", "> reapIntervalSeconds, at most 2147483647 s", "3600"));
        assertThat(Settings.parse(Map.of("invalidSessionTTL", "2147483647"))
                        .expiry()
                        .invalidSessionTtl())
                .isEqualTo(Duration.ofSeconds(2_147_483_647));
    }

    @Test
    void aRangeThatIsNoneIsAProgrammersError() {
        assertThatThrownBy(() -> new SecondsRange(5, 4)).hasMessageContaining("5..4");
    }

    private static Settings parse(String name, int seconds) {
        // The TTL is out of the way of the reap interval's upper end.
        return Settings.parse(Map.of(name, String.valueOf(seconds), "invalidSessionTTL", "1000000"));
    }
}
