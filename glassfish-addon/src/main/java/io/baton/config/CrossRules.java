// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static io.baton.config.SettingsList.BACKUP_MODE;
import static io.baton.config.SettingsList.ENCRYPTION;
import static io.baton.config.SettingsList.ENCRYPTION_KEYS;
import static io.baton.config.SettingsList.ENCRYPTION_KEYS_PASSWORD;
import static io.baton.config.SettingsList.INVALID_SESSION_TTL;
import static io.baton.config.SettingsList.MIN_REPLICAS;
import static io.baton.config.SettingsList.REAP_INTERVAL;
import static io.baton.config.SettingsList.REDISSON_CONFIG;
import static io.baton.config.SettingsList.REDIS_KEY_STORE;
import static io.baton.config.SettingsList.REDIS_KEY_STORE_PASSWORD;
import static io.baton.config.SettingsList.REDIS_PASSWORD;
import static io.baton.config.SettingsList.REDIS_PASSWORD_FILE;
import static io.baton.config.SettingsList.REDIS_TRUST_STORE;
import static io.baton.config.SettingsList.REDIS_TRUST_STORE_PASSWORD;
import static io.baton.config.SettingsList.REDIS_URI;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that more than one setting takes part in. */
final class CrossRules {

    private CrossRules() {}

    static List<SettingProblem> broken(Map<String, String> given, ParsedValues values) {
        return Stream.of(
                        managementDataOutlivesASweep(values),
                        notTogether(REDIS_URI, REDISSON_CONFIG, given),
                        notTogether(REDIS_PASSWORD_FILE, REDIS_PASSWORD, given),
                        onlyForTls(REDIS_TRUST_STORE, given),
                        onlyForTls(REDIS_KEY_STORE, given),
                        onlyWith(REDIS_TRUST_STORE, REDIS_TRUST_STORE_PASSWORD, given),
                        onlyWith(REDIS_KEY_STORE, REDIS_KEY_STORE_PASSWORD, given),
                        usable(REDIS_TRUST_STORE, given, KeyStoreRules.trustStore(values)),
                        usable(REDIS_KEY_STORE, given, KeyStoreRules.keyStore(values)),
                        replicasOnlyInRequestMode(values),
                        onlyWith(ENCRYPTION_KEYS, ENCRYPTION_KEYS_PASSWORD, given),
                        sealedByKeysOnly(given, values),
                        usableKeys(values))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Certificates that nobody looks at would be a false sense of safety. */
    private static Optional<SettingProblem> onlyForTls(Setting<?> store, Map<String, String> given) {
        String path = given.get(store.name());
        return path == null || given.getOrDefault(REDIS_URI.name(), "").startsWith("rediss://")
                ? Optional.empty()
                : Optional.of(store.refuse(path, "only with " + REDIS_URI.name() + "=rediss://..."));
    }

    /** One problem is enough of a file that is not to be there. */
    private static Optional<SettingProblem> usable(
            Setting<?> store, Map<String, String> given, Optional<SettingProblem> problem) {
        return onlyForTls(store, given).isPresent() ? Optional.empty() : problem;
    }

    private static Optional<SettingProblem> onlyWith(Setting<?> store, Setting<?> password, Map<String, String> given) {
        String text = given.get(password.name());
        return text == null || given.containsKey(store.name())
                ? Optional.empty()
                : Optional.of(password.refuse(text, "only with " + store.name()));
    }

    /** Every instance must have swept at least once before the store forgets that a session has ended. */
    private static Optional<SettingProblem> managementDataOutlivesASweep(ParsedValues values) {
        Optional<Duration> ttl = values.find(INVALID_SESSION_TTL);
        Optional<Duration> reap = values.find(REAP_INTERVAL);
        if (ttl.isEmpty() || reap.isEmpty() || ttl.get().compareTo(reap.get()) > 0) {
            return Optional.empty();
        }
        String rule = "> " + REAP_INTERVAL.name() + " (" + reap.get().toSeconds() + ")";
        return Optional.of(INVALID_SESSION_TTL.refuse(String.valueOf(ttl.get().toSeconds()), rule));
    }

    private static Optional<SettingProblem> notTogether(Setting<?> one, Setting<?> other, Map<String, String> given) {
        String text = given.get(one.name());
        return text == null || !given.containsKey(other.name())
                ? Optional.empty()
                : Optional.of(one.refuse(text, "not together with " + other.name()));
    }

    private static Optional<SettingProblem> sealedByKeysOnly(Map<String, String> given, ParsedValues values) {
        return given.containsKey(ENCRYPTION_KEYS.name())
                ? Optional.empty()
                : values.find(ENCRYPTION)
                        .filter(mode -> mode != Encryption.OFF)
                        .map(mode -> ENCRYPTION.refuse(
                                mode.name().toLowerCase(Locale.ROOT),
                                "only with " + ENCRYPTION_KEYS.name() + ", or off"));
    }

    /**
     * Finds keys that cannot be used. What an alias stands for is known in the server only, which reads the keys when
     * it starts.
     */
    private static Optional<SettingProblem> usableKeys(ParsedValues values) {
        Optional<Path> file = values.find(ENCRYPTION_KEYS);
        Password password = values.find(ENCRYPTION_KEYS_PASSWORD).orElse(null);
        if (file.isEmpty()
                || (password != null && AliasReference.in(password.text()).isPresent())) {
            return Optional.empty();
        }
        try {
            EncryptionKeyFile.read(new KeyStoreFile(file.get(), password));
            return Optional.empty();
        } catch (IOException unusable) {
            return Optional.of(ENCRYPTION_KEYS.refuse(
                    file.get().toString(),
                    "a file with keys; " + unusable.getMessage() + ". '" + EncryptionKeyFile.COMMAND
                            + "' makes a right one"));
        }
    }

    /** In the other mode a request ends before anything is written. */
    private static Optional<SettingProblem> replicasOnlyInRequestMode(ParsedValues values) {
        int least = values.find(MIN_REPLICAS).orElse(0);
        return least == 0
                        || values.find(BACKUP_MODE)
                                .filter(mode -> mode != BackupMode.REQUEST)
                                .isEmpty()
                ? Optional.empty()
                : Optional.of(MIN_REPLICAS.refuse(
                        Integer.toString(least), "only with " + BACKUP_MODE.name() + "=request, or 0"));
    }
}
