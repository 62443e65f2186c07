// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The list of all settings (R1.4): validation, {@link Settings}, the table in {@code docs/settings.md} and the {@code
 * show} command all follow from it.
 */
public final class SettingsList {

    private static final SecondsRange UP_TO_AN_HOUR = new SecondsRange(1, 3600);
    private static final SecondsRange UP_TO_A_DAY = new SecondsRange(1, 86_400);

    static final Setting<BackupMode> BACKUP_MODE = new Setting<>(
            "backupMode",
            new Choice<>(BackupMode.class),
            "interval",
            "when a changed session is written to the store: in intervals, as soon as the request has ended,"
                    + " or before the response");

    static final Setting<Duration> BACKUP_INTERVAL =
            new Setting<>("backupIntervalSeconds", UP_TO_AN_HOUR, "5", "period of interval mode");

    static final Setting<Duration> SESSION_LOCK_WAIT_TIME = new Setting<>(
            "sessionLockWaitTime",
            UP_TO_A_DAY,
            "360",
            "how long a request waits for a session that another instance is using");

    static final Setting<Duration> SESSION_LOCK_TTL = new Setting<>(
            "sessionLockTTL", UP_TO_A_DAY, "300", "how long one request may hold a session against a waiting instance");

    static final Setting<SessionLockScope> SESSION_LOCK_SCOPE = new Setting<>(
            "sessionLockScope",
            new Choice<>(SessionLockScope.class),
            "instance",
            "who shares a session at one time: the requests of one instance, or one request in the whole cluster");

    static final Setting<Duration> REAP_INTERVAL = new Setting<>(
            "reapIntervalSeconds",
            UP_TO_A_DAY,
            "60",
            "period of the local sweep; manager-properties in glassfish-web.xml may override it per application");

    static final Setting<Duration> INVALID_SESSION_TTL = new Setting<>(
            "invalidSessionTTL",
            new SecondsAbove(REAP_INTERVAL.name(), new SecondsRange(2, Integer.MAX_VALUE)),
            "3600",
            "how long the store keeps management data of an expired or deleted session");

    static final Setting<Duration> STORE_CHECK_INTERVAL =
            new Setting<>("storeCheckIntervalSeconds", UP_TO_AN_HOUR, "10", "period of the store health check");

    static final Setting<Duration> STORE_CHECK_TIMEOUT = new Setting<>(
            "storeCheckTimeoutSeconds",
            UP_TO_AN_HOUR,
            "20",
            "how long the periodic health check waits for its answer; for calls of requests, see storeDelaySeconds");

    static final Setting<Duration> STORE_DELAY = new Setting<>(
            "storeDelaySeconds",
            new SecondsRange(1, 60),
            "2",
            "how long the store may keep a request waiting for one answer before it counts as unusable");

    static final Setting<List<URI>> REDIS_URI =
            new Setting<>("redisUri", new RedisUris(), "redis://127.0.0.1:6379", "the store");

    static final Setting<Path> REDISSON_CONFIG = new Setting<>(
            "redissonConfig",
            new ReadableFile("Redisson YAML file"),
            null,
            "full control of the connection: Cluster, Sentinel, TLS, pools; excludes redisUri, redisTrustStore and redisKeyStore");

    static final Setting<String> REDIS_USER =
            new Setting<>("redisUser", new CredentialText(), null, "Redis ACL user; GlassFish password aliases work");

    static final Setting<Password> REDIS_PASSWORD =
            new Setting<>("redisPassword", new PasswordText(), null, "Redis password; GlassFish password aliases work");

    static final Setting<Path> REDIS_PASSWORD_FILE = new Setting<>(
            "redisPasswordFile",
            new ReadableFile("text file"),
            null,
            "the Redis password is its first line, read anew for each connection, so that it may change while instances run;"
                    + " excludes redisPassword");

    static final Setting<Path> REDIS_TRUST_STORE = new Setting<>(
            "redisTrustStore",
            new ReadableFile("PKCS #12 or JKS file"),
            null,
            "the CA certificates that are trusted for rediss://, instead of the platform's");

    static final Setting<Password> REDIS_TRUST_STORE_PASSWORD =
            new Setting<>("redisTrustStorePassword", new PasswordText(), null, "what redisTrustStore is opened with");

    static final Setting<Path> REDIS_KEY_STORE = new Setting<>(
            "redisKeyStore",
            new ReadableFile("PKCS #12 or JKS file"),
            null,
            "the client certificate and its key for rediss://, if the store asks for one");

    static final Setting<Password> REDIS_KEY_STORE_PASSWORD = new Setting<>(
            "redisKeyStorePassword", new PasswordText(), null, "what redisKeyStore and its key are opened with");

    static final Setting<Integer> MIN_REPLICAS = new Setting<>(
            "minReplicas",
            new WholeNumber(0, 9),
            "0",
            "in request mode, how many replicas of the store a change is waited for, half a second at most; then the request goes on without");

    static final Setting<String> KEY_PREFIX = new Setting<>(
            "keyPrefix",
            new MatchingText(Pattern.compile("[A-Za-z0-9_.-]+")),
            "baton",
            "start of every key, so that several clusters may share a store");

    static final Setting<ForeignStore> FOREIGN_STORE = new Setting<>(
            "foreignStore",
            new Choice<>(ForeignStore.class),
            "warn",
            "what an instance does if keyPrefix is in use by another cluster of this store: say so, or not start");

    static final Setting<Encryption> ENCRYPTION = new Setting<>(
            "encryption",
            new Choice<>(Encryption.class),
            "off",
            "whether sessions are sealed in the store: no; yes, and those in clear are read; or yes, and those in clear count as damaged");

    static final Setting<Path> ENCRYPTION_KEYS = new Setting<>(
            "encryptionKeys",
            new ReadableFile("file with keys"),
            null,
            "the keys by which sessions are sealed, the first writes and all read: lines of an id and the base64 of 32 bytes, or a PKCS #12 file of AES keys;"
                    + " nobody but its owner may have rights to it");

    static final Setting<Password> ENCRYPTION_KEYS_PASSWORD = new Setting<>(
            "encryptionKeysPassword",
            new PasswordText(),
            null,
            "what encryptionKeys is opened with, if it is a PKCS #12 file; GlassFish password aliases work");

    static final Setting<ApplicationSelection> APPLICATIONS = new Setting<>(
            "applications",
            new ApplicationsFormat(),
            "distributable",
            "the web applications taken over: those that declare it in web.xml, all, or the ones listed");

    static final Setting<OnSessionUnavailable> ON_SESSION_UNAVAILABLE = new Setting<>(
            "onSessionUnavailable",
            new Choice<>(OnSessionUnavailable.class),
            "new",
            "what a request gets when its session cannot be had: a new session,"
                    + " or 503 with the client's cookie left alone");

    static final Setting<Consistency> CONSISTENCY = new Setting<>(
            "consistency",
            new Choice<>(Consistency.class),
            "available",
            "what an instance does with a session in its memory when the store cannot confirm that no other one went on with it:"
                    + " serve it, or answer 503");

    static final Setting<Duration> NODE_LEASE = new Setting<>(
            "nodeLeaseSeconds",
            new SecondsRange(1, 60),
            "3",
            "an instance that did not renew its lease for this long is taken for dead; instances judge each other by their own, so stop them all to change it");

    static final Setting<List<String>> ALLOWED_CLASSES = new Setting<>(
            "allowedClasses",
            new ClassPatternsFormat(),
            null,
            "classes that attributes may consist of, beyond the application's own and the harmless ones of the platform");

    static final Setting<Integer> LAZY_THRESHOLD = new Setting<>(
            "lazyThresholdBytes",
            new ByteCount(256, 1 << 29),
            "4096",
            "attributes that are larger stay in the store when an instance first gets a session, until they are read");

    static final Setting<SessionModel> SESSION_MODEL = new Setting<>(
            "sessionModel",
            new Choice<>(SessionModel.class),
            "split",
            "whether attributes are kept each for itself, or all in one so that objects they share stay shared;"
                    + " manager-properties in glassfish-web.xml may override it per application");

    /** How many of its sessions an application keeps in the memory of one instance. */
    public static final Setting<Integer> MAX_SESSIONS_IN_MEMORY = new Setting<>(
            "maxSessionsInMemory",
            new WholeNumber(1, Integer.MAX_VALUE),
            null,
            "how many sessions of an application an instance keeps in memory, as far as they are idle: those not used for longest are in the store only;"
                    + " manager-properties in glassfish-web.xml may override it per application");

    /** How long it keeps one that nobody uses. */
    public static final Setting<Duration> MAX_IDLE_IN_MEMORY = new Setting<>(
            "maxIdleInMemorySeconds",
            UP_TO_A_DAY,
            null,
            "how long an instance keeps a session in memory that nobody uses; then it is in the store only;"
                    + " manager-properties in glassfish-web.xml may override it per application");

    static final Setting<Integer> MAX_UNSTORED_SESSIONS = new Setting<>(
            "maxUnstoredSessions",
            new WholeNumber(1, Integer.MAX_VALUE),
            "100000",
            "how many sessions of an application that began while the store was unusable an instance keeps;"
                    + " then those end whose client did not come back, and those not used for longest");

    static final Setting<Integer> MAX_UNSTORED_MEGABYTES = new Setting<>(
            "maxUnstoredMegabytes", new WholeNumber(1, 1 << 20), "256", "the same, by the length of their attributes");

    static final Setting<NonSerializableAttributes> NON_SERIALIZABLE_ATTRIBUTES = new Setting<>(
            "nonSerializableAttributes",
            new Choice<>(NonSerializableAttributes.class),
            null,
            "whether setAttribute refuses values that are not serializable, or keeps them on this instance only;"
                    + " not set: reject for applications that say <distributable/>, local for others;"
                    + " manager-properties in glassfish-web.xml may override it per application");

    static final Setting<Integer> MAX_WAITING_REQUESTS = new Setting<>(
            "maxWaitingRequests",
            new WholeNumber(1, Integer.MAX_VALUE),
            null,
            "how many request threads of an instance may wait for sessions for longer than a moment; further requests get 503 with Retry-After;"
                    + " not set: as many as there are");

    private static final List<Setting<?>> ALL = List.of(
            BACKUP_MODE,
            BACKUP_INTERVAL,
            SESSION_LOCK_WAIT_TIME,
            SESSION_LOCK_TTL,
            SESSION_LOCK_SCOPE,
            REAP_INTERVAL,
            INVALID_SESSION_TTL,
            STORE_CHECK_INTERVAL,
            STORE_CHECK_TIMEOUT,
            STORE_DELAY,
            REDIS_URI,
            REDISSON_CONFIG,
            REDIS_USER,
            REDIS_PASSWORD,
            REDIS_PASSWORD_FILE,
            REDIS_TRUST_STORE,
            REDIS_TRUST_STORE_PASSWORD,
            REDIS_KEY_STORE,
            REDIS_KEY_STORE_PASSWORD,
            MIN_REPLICAS,
            KEY_PREFIX,
            FOREIGN_STORE,
            ENCRYPTION,
            ENCRYPTION_KEYS,
            ENCRYPTION_KEYS_PASSWORD,
            APPLICATIONS,
            ON_SESSION_UNAVAILABLE,
            CONSISTENCY,
            NODE_LEASE,
            ALLOWED_CLASSES,
            LAZY_THRESHOLD,
            SESSION_MODEL,
            NON_SERIALIZABLE_ATTRIBUTES,
            MAX_SESSIONS_IN_MEMORY,
            MAX_IDLE_IN_MEMORY,
            MAX_UNSTORED_SESSIONS,
            MAX_UNSTORED_MEGABYTES,
            MAX_WAITING_REQUESTS);

    private SettingsList() {}

    /** The value of a setting as it may be shown: the references to password aliases as they are, other secrets hidden. */
    public static String shown(String name, String value) {
        return AliasReference.in(value).isPresent()
                ? value
                : ALL.stream()
                        .filter(setting -> setting.name().equals(name))
                        .findFirst()
                        .map(setting -> setting.shown(value))
                        .orElse(Password.REDACTED);
    }

    /** All settings, in the order in which people are shown them. */
    public static List<Setting<?>> all() {
        return ALL;
    }
}
