// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Optional;

/**
 * The text form of a setting's value: which texts are allowed and what they mean.
 *
 * @param <T> the type of the value
 */
public interface ValueFormat<T> {

    /** The value that {@code text} stands for, or empty if the text is not allowed exactly as it is. */
    Optional<T> parse(String text);

    /** The allowed texts, in words for an operator; one line without Markdown. */
    String allowed();

    /** {@code text} as it may be shown to an operator or logged; formats that can carry a secret hide it here. */
    default String shown(String text) {
        return text;
    }
}
