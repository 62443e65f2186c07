// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R1.4, R3.3: the settings that are one word out of a few. */
class ChoicesTest {

    @Test
    void backupModeIsIntervalOrRequest() {
        assertThat(Settings.parse(Map.of("backupMode", "interval")).backup().mode())
                .isEqualTo(BackupMode.INTERVAL);
        assertThat(Settings.parse(Map.of("backupMode", "request")).backup().mode())
                .isEqualTo(BackupMode.REQUEST);
    }

    @Test
    void anUnavailableSessionIsReplacedOrTheRequestFails() {
        assertThat(Settings.parse(Map.of("onSessionUnavailable", "new"))
                        .ownership()
                        .onSessionUnavailable())
                .isEqualTo(OnSessionUnavailable.NEW);
        assertThat(Settings.parse(Map.of("onSessionUnavailable", "fail"))
                        .ownership()
                        .onSessionUnavailable())
                .isEqualTo(OnSessionUnavailable.FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "REQUEST", "Request", " request", "request ", "immediate", "interval,request"})
    void anyOtherWordIsRefused(String text) {
        assertThat(Refusal.of("backupMode", text))
                .containsExactly(new SettingProblem("backupMode", text, "interval, stream, request", "interval"));
        assertThat(Refusal.of("onSessionUnavailable", text))
                .containsExactly(new SettingProblem("onSessionUnavailable", text, "new, fail", "new"));
    }
}
