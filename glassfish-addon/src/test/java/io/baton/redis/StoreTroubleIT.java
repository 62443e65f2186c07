// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.engine.health.StoreHealth;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.testing.SaidLines;
import io.baton.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps Baton from its store is named in one line that says what to do. */
class StoreTroubleIT {

    private static final Duration WITHIN = Duration.ofSeconds(5);

    private static int tlsPort;
    private static Map<String, String> good;
    private static String anotherTrustStore;
    private static RedisInstance server;

    @BeforeAll
    static void start(@TempDir Path folder, @TempDir Path anotherFolder) {
        tlsPort = RedisInstance.freePort();
        Certificates certificates = new Certificates(folder);
        good = certificates.properties(tlsPort);
        anotherTrustStore = new Certificates(anotherFolder).trustStore();
        server = RedisInstance.launch(certificates.server(tlsPort));
        LeastRights.ALONE.grant(server, "+zadd");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static String reason(Map<String, String> properties) {
        try (ConnectedRedis redis = new ConnectedRedis(properties, List.of())) {
            SessionStore store = new RedisSessionStore(redis.client(), RedisStoreUnderTest.KEYSPACE);
            return catchThrowableOfType(StoreUnavailableException.class, () -> store.probe(WITHIN))
                    .reason();
        }
    }

    private static Map<String, String> with(Map<String, String> properties, String name, String value) {
        Map<String, String> changed = new HashMap<>(properties);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> properties, String... names) {
        Map<String, String> changed = new HashMap<>(properties);
        List.of(names).forEach(changed::remove);
        return changed;
    }

    @Test
    void aCertificateOfAnUnknownAuthority() {
        assertThat(reason(without(good, "redisTrustStore", "redisTrustStorePassword")))
                .isEqualTo("the certificate at 127.0.0.1:" + tlsPort
                        + " is not trusted; name the CA that issued it in redisTrustStore"
                        + " (PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException:"
                        + " unable to find valid certification path to requested target)");
    }

    @Test
    void aCertificateOfAnotherAuthority() {
        assertThat(reason(with(good, "redisTrustStore", anotherTrustStore)))
                .startsWith("the certificate at 127.0.0.1:" + tlsPort
                        + " is not trusted; name the CA that issued it in redisTrustStore (PKIX path ");
    }

    @Test
    void aCertificateForAnotherName() {
        assertThat(reason(with(good, "redisUri", "rediss://localhost:" + tlsPort)))
                .isEqualTo("the certificate at localhost:" + tlsPort
                        + " is not for that name; check redisUri (No name matching localhost found)");
    }

    @Test
    void aServerThatAsksForACertificate() {
        assertThat(reason(without(good, "redisKeyStore", "redisKeyStorePassword")))
                .isEqualTo(silent());
    }

    @Test
    void onlyTheServerSpeaksTls() {
        assertThat(reason(Map.of("redisUri", "redis://127.0.0.1:" + tlsPort))).isEqualTo(silent());
    }

    private static String silent() {
        return "it does not answer at 127.0.0.1:" + tlsPort
                + "; check the port, whether only one side expects TLS (rediss://),"
                + " and whether it asks for a client certificate (redisKeyStore)";
    }

    @Test
    void aWrongPassword() {
        assertThat(reason(Map.of("redisUri", server.uri(), "redisUser", "baton", "redisPassword", "guess")))
                .isEqualTo("it refuses user or password; check redisUser and redisPassword, and that the user is on"
                        + " (WRONGPASS invalid username-password pair or user is disabled)")
                .doesNotContain("guess");
    }

    @Test
    void noPassword() {
        try (RedisInstance closed = RedisInstance.launch("--requirepass", "secret")) {
            assertThat(reason(Map.of("redisUri", closed.uri())))
                    .isEqualTo("it asks for a password; set redisPassword, and redisUser if there is one"
                            + " (NOAUTH Authentication required)");
        }
    }

    @Test
    void aMissingRight() {
        assertThat(reason(LeastRights.properties(Map.of("redisUri", server.uri()))))
                .isEqualTo("the user lacks a right; docs/redis.md has the rule"
                        + " (NOPERM this user may not run 'ZADD' here, or it is renamed)");
    }

    @Test
    void nobodyListens() {
        int nobodys = RedisInstance.freePort();
        assertThat(reason(Map.of("redisUri", "redis://127.0.0.1:" + nobodys)))
                .isEqualTo("it cannot be reached at 127.0.0.1:" + nobodys
                        + "; check redisUri, and that it runs (Connection refused: 127.0.0.1/127.0.0.1:" + nobodys
                        + ")");
    }

    @Test
    void anUnknownName() {
        assertThat(reason(Map.of("redisUri", "redis://no-such-host.invalid:6379")))
                .startsWith("the name of its host cannot be resolved; check redisUri (")
                .contains("no-such-host.invalid");
    }

    @Test
    void severalAddressesOfWhatIsNoCluster() {
        assertThat(reason(Map.of("redisUri", server.uri() + "," + server.uri())))
                .isEqualTo("it is no node of a Redis Cluster; name one address in redisUri, or use redissonConfig"
                        + " (ERR This instance has cluster support disabled)");
    }

    @Test
    void theLogHasItInOneLineWithoutATrace() {
        try (SaidLines said = new SaidLines();
                ConnectedRedis redis = new ConnectedRedis(
                        Map.of("redisUri", server.uri(), "redisUser", "baton", "redisPassword", "guess"), List.of())) {
            StoreHealth health =
                    new StoreHealth(new ManualTime(), new ManualTime(), Duration.ofSeconds(2), Duration.ofSeconds(5));
            SessionStore store = new RedisSessionStore(redis.client(), RedisStoreUnderTest.KEYSPACE);
            health.check(store, WITHIN);
            health.check(store, WITHIN);
            assertThat(said.all())
                    .singleElement()
                    .asString()
                    .startsWith("BATON3301 The session store is unusable: it refuses user or password; ")
                    .doesNotContain("\n");
            assertThat(said.thrown()).isEmpty();
        }
    }
}
