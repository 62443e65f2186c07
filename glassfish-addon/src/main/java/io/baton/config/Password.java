// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/**
 * A password that does not show itself in logs, messages or debuggers' string views.
 *
 * @param text the password, or the alias that stands for it (see {@link AliasReference})
 */
public record Password(String text) {

    static final String REDACTED = "***";

    @Override
    public String toString() {
        return REDACTED;
    }
}
