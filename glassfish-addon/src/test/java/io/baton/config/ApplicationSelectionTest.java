// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R1.3: {@code applications}. */
class ApplicationSelectionTest {

    @Test
    void distributableSelectsWhatDeclaresIt() {
        ApplicationSelection selection = parse("distributable");
        assertThat(selection.selects("shop", "/shop", true)).isTrue();
        assertThat(selection.selects("shop", "/shop", false)).isFalse();
    }

    @Test
    void allSelectsWhateverIsDeclared() {
        ApplicationSelection selection = parse("all");
        assertThat(selection.selects("shop", "/shop", true)).isTrue();
        assertThat(selection.selects("shop", "/shop", false)).isTrue();
    }

    @Test
    void aListSelectsByNameWhateverIsDeclared() {
        ApplicationSelection selection = parse("shop,crm#crm-web.war");
        assertThat(selection.selects("shop", "/s", false)).isTrue();
        assertThat(selection.selects("crm#crm-web.war", "/crm", true)).isTrue();
        assertThat(selection.selects("other", "/shop", true)).isFalse();
    }

    @Test
    void aListSelectsByContextRootWithOrWithoutItsSlash() {
        ApplicationSelection selection = parse("/shop,/");
        assertThat(selection.selects("a", "/shop", false)).isTrue();
        assertThat(selection.selects("a", "shop", false)).isTrue();
        assertThat(selection.selects("a", "", false)).isTrue();
        assertThat(selection.selects("shop", "/other", true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "all ", "ALL", "Distributable", "all,shop", "shop,", ",shop", "a, b", "a b"})
    void whatIsNoPlainListIsRefused(String text) {
        assertThat(Refusal.of("applications", text))
                .containsExactly(new SettingProblem(
                        "applications",
                        text,
                        "distributable, all, or application names and /context-roots, comma-separated",
                        "distributable"));
    }

    @Test
    void aListOfNothingIsAProgrammersError() {
        assertThatThrownBy(() -> new ApplicationSelection.Named(Set.of())).hasMessage("no application is named");
    }

    private static ApplicationSelection parse(String text) {
        return Settings.parse(Map.of("applications", text)).applications();
    }
}
