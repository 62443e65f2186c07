// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Optional;

/** A credential that is never shown. */
record PasswordText() implements ValueFormat<Password> {

    private static final CredentialText CREDENTIAL = new CredentialText();

    @Override
    public Optional<Password> parse(String text) {
        return CREDENTIAL.parse(text).map(Password::new);
    }

    @Override
    public String allowed() {
        return CREDENTIAL.allowed();
    }

    @Override
    public String shown(String text) {
        return Password.REDACTED;
    }
}
