// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Optional;

/** Any text without blanks around it, or the reference to a GlassFish password alias. */
record CredentialText() implements ValueFormat<String> {

    @Override
    public Optional<String> parse(String text) {
        if (text.isEmpty() || !text.equals(text.strip())) {
            return Optional.empty();
        }
        // Something that starts like an alias and is none was meant as one: as a literal it would fail at the store.
        boolean brokenAlias =
                text.startsWith(AliasReference.START) && AliasReference.in(text).isEmpty();
        return brokenAlias ? Optional.empty() : Optional.of(text);
    }

    @Override
    public String allowed() {
        return "text or ${ALIAS=name}";
    }
}
