// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a set of properties is refused.
 *
 * @param name the property's name as it was given
 * @param value the refused value, secrets already hidden
 * @param allowed what would have been allowed
 * @param defaultValue what holds when the property is not given; null if there is no default
 */
public record SettingProblem(
        String name, String value, String allowed, @Nullable String defaultValue) implements Serializable {

    /** The problem in one line, whatever characters the name and the value contain. */
    public String line() {
        String described = name + "='" + value + "': allowed: " + allowed + "; default: "
                + (defaultValue == null ? "none" : defaultValue);
        StringBuilder line = new StringBuilder(described.length());
        described.chars().forEach(c -> {
            // A line break in a value must not look like a second problem, nor an escape sequence reach a terminal.
            if (Character.isISOControl(c)) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.append((char) c);
            }
        });
        return line.toString();
    }

    @Override
    public String toString() {
        return line();
    }
}
