// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static io.baton.config.SettingsList.REDIS_KEY_STORE;
import static io.baton.config.SettingsList.REDIS_KEY_STORE_PASSWORD;
import static io.baton.config.SettingsList.REDIS_TRUST_STORE;
import static io.baton.config.SettingsList.REDIS_TRUST_STORE_PASSWORD;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule that a file of certificates or keys can be opened and holds what it is for. The client library would only say that it cannot connect, and Java finds
 * no certificate in what {@code openssl pkcs12 -nokeys} makes.
 *
 * @param store the setting that names the file
 * @param passwordSetting the setting that it is opened with
 * @param content what there must be one of
 * @param isOneOf whether an entry is one
 * @param command that makes a right file of a PEM file
 */
record KeyStoreRules(
        Setting<Path> store, Setting<Password> passwordSetting, String content, Entry isOneOf, String command) {

    private static final String PEM = "-----BEGIN ";

    private static final KeyStoreRules TRUST = new KeyStoreRules(
            REDIS_TRUST_STORE,
            REDIS_TRUST_STORE_PASSWORD,
            "CA certificate",
            (keys, alias, password) -> keys.getCertificate(alias) != null,
            "keytool -importcert -noprompt -alias ca -file ca.pem -keystore trust.p12 -storetype PKCS12");

    private static final KeyStoreRules KEY = new KeyStoreRules(
            REDIS_KEY_STORE,
            REDIS_KEY_STORE_PASSWORD,
            "private key",
            (keys, alias, password) -> keys.isKeyEntry(alias) && keys.getKey(alias, password) != null,
            "openssl pkcs12 -export -in client.pem -inkey client.key -out client.p12");

    /** Judges an entry of a key store. */
    @FunctionalInterface
    interface Entry {
        boolean isThere(KeyStore keys, String alias, char @Nullable [] password) throws GeneralSecurityException;
    }

    static Optional<SettingProblem> trustStore(ParsedValues values) {
        return values.find(REDIS_TRUST_STORE).flatMap(file -> TRUST.broken(file, values));
    }

    static Optional<SettingProblem> keyStore(ParsedValues values) {
        return values.find(REDIS_KEY_STORE).flatMap(file -> KEY.broken(file, values));
    }

    private Optional<SettingProblem> broken(Path file, ParsedValues values) {
        @Nullable Password given = values.find(passwordSetting).orElse(null);
        // What an alias stands for is known in the server only, which looks again when it starts.
        boolean isAlias = given != null && AliasReference.in(given.text()).isPresent();
        char @Nullable [] password =
                given == null || isAlias ? null : given.text().toCharArray();
        try {
            if (isPem(file)) {
                return refuse(file, "this is a PEM file");
            }
            KeyStore keys = KeyStore.getInstance(file.toFile(), password);
            return isAlias || holdsOne(keys, password) ? Optional.empty() : refuse(file, nothing(given));
        } catch (IOException failure) {
            return given != null && failure.getCause() instanceof UnrecoverableKeyException
                    ? Optional.of(passwordSetting.refuse(given.text(), "the password that opens " + store.name()))
                    : refuse(file, "this one cannot be opened: " + failure.getMessage());
        } catch (UnrecoverableKeyException failure) {
            return refuse(file, "the key in it has another password than " + passwordSetting.name());
        } catch (KeyStoreException failure) {
            return refuse(file, "this is neither");
        } catch (GeneralSecurityException failure) {
            return refuse(file, "this one cannot be opened: " + failure.getMessage());
        }
    }

    private boolean holdsOne(KeyStore keys, char @Nullable [] password) throws GeneralSecurityException {
        for (String alias : Collections.list(keys.aliases())) {
            if (isOneOf.isThere(keys, alias, password)) {
                return true;
            }
        }
        return false;
    }

    private String nothing(@Nullable Password given) {
        return given == null
                ? "Java finds none in this one without " + passwordSetting.name()
                : "Java finds none in this one";
    }

    private Optional<SettingProblem> refuse(Path file, String why) {
        return Optional.of(store.refuse(
                file.toString(),
                "a PKCS #12 or JKS file with a " + content + "; " + why + ". '" + command + "' makes one"));
    }

    private static boolean isPem(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(PEM.length()), StandardCharsets.US_ASCII).equals(PEM);
        }
    }
}
