// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R1.4: the setting that is a number of sessions. */
class NumbersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2000, Integer.MAX_VALUE})
    void anyNumberFromOneIsAllowed(int number) {
        Settings settings = Settings.parse(Map.of("maxSessionsInMemory", Integer.toString(number)));
        assertThat(settings.memory().maxSessions()).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "1e3", "unlimited", ""})
    void whatIsNoSuchNumberIsRefused(String text) {
        assertThat(Refusal.of("maxSessionsInMemory", text))
                .containsExactly(new SettingProblem("maxSessionsInMemory", text, "1..2147483647", null));
    }

    @Test
    void aRangeThatIsNoneIsAProgrammersError() {
        assertThatThrownBy(() -> new WholeNumber(5, 4)).hasMessageContaining("5..4");
    }
}
