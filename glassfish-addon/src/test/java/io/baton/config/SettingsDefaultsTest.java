// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R1.4: the defaults. */
class SettingsDefaultsTest {

    private final Settings settings = Settings.parse(Map.of());

    @Test
    void changedSessionsAreWrittenEveryFiveSeconds() {
        assertThat(settings.backup()).isEqualTo(new BackupSettings(BackupMode.INTERVAL, Duration.ofSeconds(5)));
    }

    @Test
    void requestsWaitLongerThanAnotherMayHoldTheSession() {
        assertThat(settings.ownership())
                .isEqualTo(new OwnershipSettings(
                        Duration.ofSeconds(360),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(3),
                        SessionLockScope.INSTANCE,
                        OnSessionUnavailable.NEW,
                        Optional.empty(),
                        Consistency.AVAILABLE));
    }

    @Test
    void endedSessionsAreSweptEveryMinuteAndRememberedForAnHour() {
        assertThat(settings.expiry()).isEqualTo(new ExpirySettings(Duration.ofSeconds(60), Duration.ofSeconds(3600)));
    }

    @Test
    void theStoreIsALocalRedisWithoutCredentials() {
        assertThat(settings.store().redisUri()).containsExactly(URI.create("redis://127.0.0.1:6379"));
        assertThat(settings.store().redissonConfig()).isNull();
        assertThat(settings.store().redisUser()).isNull();
        assertThat(settings.store().redisPassword()).isNull();
        assertThat(settings.store().redisPasswordFile()).isNull();
        assertThat(settings.store().trustStore()).isNull();
        assertThat(settings.store().keyStore()).isNull();
        assertThat(settings.store().minReplicas()).isZero();
        assertThat(settings.store().keyPrefix()).isEqualTo("baton");
        assertThat(settings.store().foreign()).isEqualTo(ForeignStore.WARN);
    }

    @Test
    void nothingIsSealedAndThereAreNoKeys() throws IOException {
        assertThat(settings.encryption()).isEqualTo(new EncryptionSettings(Encryption.OFF, null));
        assertThat(settings.encryption().readKeys()).isEmpty();
    }

    @Test
    void theStoreIsCheckedEveryTenSecondsWithTwentyToAnswer() {
        assertThat(settings.store().checkInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.store().checkTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void theStoreKeepsNoRequestWaitingForMoreThanTwoSeconds() {
        assertThat(settings.store().delay()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aHundredThousandSessionsOr256MegabytesOfThemAreKeptThatBeganWithoutTheStore() {
        assertThat(settings.unstored()).isEqualTo(new UnstoredSettings(100_000, 256));
    }

    @Test
    void distributableApplicationsAreTakenOver() {
        assertThat(settings.applications()).isEqualTo(new ApplicationSelection.Distributable());
    }

    @Test
    void attributes() {
        assertThat(settings.attributes())
                .isEqualTo(new AttributeSettings(List.of(), 4096, SessionModel.SPLIT, Optional.empty()));
    }

    @Test
    void allSessionsStayInMemory() {
        assertThat(settings.memory()).isEqualTo(new MemorySettings(Optional.empty(), Optional.empty()));
    }

    @Test
    void theListHasTheSettingsInTheOrderOfTheRequirements() {
        assertThat(SettingsList.all())
                .extracting(Setting::name)
                .containsExactly(
                        "backupMode",
                        "backupIntervalSeconds",
                        "sessionLockWaitTime",
                        "sessionLockTTL",
                        "sessionLockScope",
                        "reapIntervalSeconds",
                        "invalidSessionTTL",
                        "storeCheckIntervalSeconds",
                        "storeCheckTimeoutSeconds",
                        "storeDelaySeconds",
                        "redisUri",
                        "redissonConfig",
                        "redisUser",
                        "redisPassword",
                        "redisPasswordFile",
                        "redisTrustStore",
                        "redisTrustStorePassword",
                        "redisKeyStore",
                        "redisKeyStorePassword",
                        "minReplicas",
                        "keyPrefix",
                        "foreignStore",
                        "encryption",
                        "encryptionKeys",
                        "encryptionKeysPassword",
                        "applications",
                        "onSessionUnavailable",
                        "consistency",
                        "nodeLeaseSeconds",
                        "allowedClasses",
                        "lazyThresholdBytes",
                        "sessionModel",
                        "nonSerializableAttributes",
                        "maxSessionsInMemory",
                        "maxIdleInMemorySeconds",
                        "maxUnstoredSessions",
                        "maxUnstoredMegabytes",
                        "maxWaitingRequests");
    }

    @Test
    void eachSettingSaysInOneLineWhatItIsForAndWhatItTakes() {
        assertThat(SettingsList.all()).allSatisfy(setting -> {
            assertThat(setting.meaning()).isNotBlank().doesNotContain("\n", "`", "*");
            assertThat(setting.allowed()).isNotBlank().doesNotContain("\n", "`");
        });
    }
}
