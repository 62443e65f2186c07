// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a GlassFish password alias, written <code>${ALIAS=name}</code>. Resolving it is the container glue's
 * part.
 *
 * @param aliasName the alias as {@code asadmin create-password-alias} knows it
 */
public record AliasReference(String aliasName) {

    static final String START = "${ALIAS";

    private static final Pattern WRITTEN = Pattern.compile("\\$\\{ALIAS=([^\\s{}]+)}");

    /** The reference that {@code text} is, or empty if it is a literal. */
    public static Optional<AliasReference> in(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches() ? Optional.of(new AliasReference(matcher.group(1))) : Optional.empty();
    }
}
