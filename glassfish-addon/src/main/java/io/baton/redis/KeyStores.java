// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.config.KeyStoreFile;
import io.baton.config.Password;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Looks into the operator's key stores at start: later, the client library would only say that it cannot connect. */
final class KeyStores {

    private KeyStores() {}

    /** @throws IOException in one line, if the file is no key store or its password is another one */
    static void check(KeyStoreFile file) throws IOException {
        Password password = file.password();
        try {
            KeyStore.getInstance(
                    file.path().toFile(),
                    password == null ? null : password.text().toCharArray());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IOException(file.path() + " cannot be opened as a key store: " + unusable.getMessage(), unusable);
        }
    }
}
