// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way in which sessions are kept in the store, and the keys.
 *
 * @param mode whether they are sealed
 * @param keys where the keys are; null for none
 */
public record EncryptionSettings(Encryption mode, @Nullable KeyStoreFile keys) {

    /**
     * The keys as they are now, the one that writes first; empty for none.
     *
     * @throws IOException if the file is not what it was when the settings were checked
     */
    public List<EncryptionKey> readKeys() throws IOException {
        KeyStoreFile file = keys;
        if (file == null) {
            return List.of();
        }
        try {
            return EncryptionKeyFile.read(file);
        } catch (IOException unusable) {
            throw new IOException("encryptionKeys " + file.path() + ": " + unusable.getMessage() + ".", unusable);
        }
    }
}
