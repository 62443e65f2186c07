// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One property of the lifecycle module, with everything that is said about it anywhere.
 *
 * @param <T> the type of the value
 * @param name the property's name, case-sensitive
 * @param format which texts are allowed and what they mean
 * @param defaultText the text that holds when the property is not given; null if there is none
 * @param meaning what the property is for; one line without Markdown
 */
public record Setting<T>(
        String name, ValueFormat<T> format, @Nullable String defaultText, String meaning) {

    public Setting {
        if (defaultText != null && format.parse(defaultText).isEmpty()) {
            throw new IllegalArgumentException(
                    "default of " + name + " is '" + defaultText + "', which is not " + format.allowed());
        }
    }

    /** The value that {@code text} stands for, or empty if the text is not allowed. */
    public Optional<T> parse(String text) {
        return format.parse(text);
    }

    /** The allowed texts, in words for an operator. */
    public String allowed() {
        return format.allowed();
    }

    /** {@code text} as it may be shown to an operator or logged. */
    public String shown(String text) {
        return format.shown(text);
    }

    /** The problem that {@code text} is not allowed here. */
    SettingProblem refuse(String text) {
        return refuse(text, allowed());
    }

    /** The problem that {@code text} breaks a rule that is narrower than this setting's own. */
    SettingProblem refuse(String text, String rule) {
        return new SettingProblem(name, shown(text), rule, defaultText);
    }
}
