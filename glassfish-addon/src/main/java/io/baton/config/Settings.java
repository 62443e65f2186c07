// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of Baton on this instance, validated as a whole.
 *
 * @param backup when sessions are written
 * @param ownership how instances share sessions
 * @param expiry when ended sessions are cleared away
 * @param store where the sessions are kept
 * @param encryption how they are kept there
 * @param applications which web applications are taken over
 * @param attributes how attributes are kept
 * @param memory how many sessions are kept in memory, and for how long
 * @param unstored what is kept of sessions that began while the store was unusable
 */
public record Settings(
        BackupSettings backup,
        OwnershipSettings ownership,
        ExpirySettings expiry,
        StoreSettings store,
        EncryptionSettings encryption,
        ApplicationSelection applications,
        AttributeSettings attributes,
        MemorySettings memory,
        UnstoredSettings unstored) {

    /**
     * The settings that {@code properties} describe, with the defaults of those that are not given.
     *
     * @param properties the lifecycle module's properties without GlassFish's own, see {@link GlassFishKeys}
     * @throws InvalidSettingsException with every problem, if there is any; nothing is repaired
     */
    public static Settings parse(Map<String, String> properties) {
        ParsedValues values = SettingsReading.of(properties);
        return new Settings(
                new BackupSettings(values.get(SettingsList.BACKUP_MODE), values.get(SettingsList.BACKUP_INTERVAL)),
                ownership(values),
                new ExpirySettings(
                        values.get(SettingsList.REAP_INTERVAL), values.get(SettingsList.INVALID_SESSION_TTL)),
                store(values),
                encryption(values),
                values.get(SettingsList.APPLICATIONS),
                attributes(values),
                new MemorySettings(
                        values.find(SettingsList.MAX_SESSIONS_IN_MEMORY), values.find(SettingsList.MAX_IDLE_IN_MEMORY)),
                new UnstoredSettings(
                        values.get(SettingsList.MAX_UNSTORED_SESSIONS),
                        values.get(SettingsList.MAX_UNSTORED_MEGABYTES)));
    }

    private static AttributeSettings attributes(ParsedValues values) {
        return new AttributeSettings(
                values.find(SettingsList.ALLOWED_CLASSES).orElse(List.of()),
                values.get(SettingsList.LAZY_THRESHOLD),
                values.get(SettingsList.SESSION_MODEL),
                values.find(SettingsList.NON_SERIALIZABLE_ATTRIBUTES));
    }

    private static OwnershipSettings ownership(ParsedValues values) {
        return new OwnershipSettings(
                values.get(SettingsList.SESSION_LOCK_WAIT_TIME),
                values.get(SettingsList.SESSION_LOCK_TTL),
                values.get(SettingsList.NODE_LEASE),
                values.get(SettingsList.SESSION_LOCK_SCOPE),
                values.get(SettingsList.ON_SESSION_UNAVAILABLE),
                values.find(SettingsList.MAX_WAITING_REQUESTS),
                values.get(SettingsList.CONSISTENCY));
    }

    private static StoreSettings store(ParsedValues values) {
        boolean byFile = values.find(SettingsList.REDISSON_CONFIG).isPresent();
        return new StoreSettings(
                byFile ? List.of() : values.get(SettingsList.REDIS_URI),
                values.find(SettingsList.REDISSON_CONFIG).orElse(null),
                values.find(SettingsList.REDIS_USER).orElse(null),
                values.find(SettingsList.REDIS_PASSWORD).orElse(null),
                values.find(SettingsList.REDIS_PASSWORD_FILE).orElse(null),
                keyStore(values, SettingsList.REDIS_TRUST_STORE, SettingsList.REDIS_TRUST_STORE_PASSWORD),
                keyStore(values, SettingsList.REDIS_KEY_STORE, SettingsList.REDIS_KEY_STORE_PASSWORD),
                values.get(SettingsList.MIN_REPLICAS),
                values.get(SettingsList.KEY_PREFIX),
                values.get(SettingsList.FOREIGN_STORE),
                values.get(SettingsList.STORE_CHECK_INTERVAL),
                values.get(SettingsList.STORE_CHECK_TIMEOUT),
                values.get(SettingsList.STORE_DELAY));
    }

    private static EncryptionSettings encryption(ParsedValues values) {
        return new EncryptionSettings(
                values.get(SettingsList.ENCRYPTION),
                keyStore(values, SettingsList.ENCRYPTION_KEYS, SettingsList.ENCRYPTION_KEYS_PASSWORD));
    }

    private static @Nullable KeyStoreFile keyStore(
            ParsedValues values, Setting<Path> path, Setting<Password> password) {
        return values.find(path)
                .map(file -> new KeyStoreFile(file, values.find(password).orElse(null)))
                .orElse(null);
    }
}
