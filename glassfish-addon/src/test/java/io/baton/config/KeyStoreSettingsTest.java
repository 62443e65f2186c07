// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of certificates and keys that work, and those that would not when an instance starts. */
class KeyStoreSettingsTest {

    private static final String PASSWORD = "s3cret";
    private static final String TRUST = "redisTrustStore";
    private static final String KEY = "redisKeyStore";

    private static X509Bundle pair;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeAPair() throws Exception {
        pair = new CertificateBuilder()
                .subject("CN=test")
                .setIsCertificateAuthority(true)
                .ecp256()
                .buildSelfSigned();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void filesThatHoldWhatTheyAreFor(String type) {
        assertThat(problems(Map.of(
                        TRUST,
                        certificate(type),
                        TRUST + "Password",
                        PASSWORD,
                        KEY,
                        key(type),
                        KEY + "Password",
                        PASSWORD)))
                .isEmpty();
        assertThat(problems(Map.of(TRUST, key(type), TRUST + "Password", PASSWORD)))
                .as("a key's certificate is trusted as well")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void whatAnAliasStandsForIsNotKnownHere(String type) {
        assertThat(problems(Map.of(
                        TRUST,
                        certificate(type),
                        TRUST + "Password",
                        "${ALIAS=trust}",
                        KEY,
                        key(type),
                        KEY + "Password",
                        "${ALIAS=key}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {TRUST, KEY})
    void aPemFile(String setting) throws IOException {
        String file = write(pair.getCertificatePEM());
        assertThat(problems(Map.of(setting, file)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line())
                        .startsWith(setting + "='" + file + "': allowed: a PKCS #12 or JKS file with a ")
                        .contains("; this is a PEM file. '"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TRUST, KEY})
    void somethingElse(String setting) throws IOException {
        String file = write("certificates");
        assertThat(problems(Map.of(setting, file)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).contains("; this is neither. '"));
        assertThat(problems(Map.of(setting, file, setting + "Password", "${ALIAS=a}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).contains("; this is neither. '"));
    }

    @Test
    void noCertificateInATrustStoreAndHowToMakeARightOne() {
        String file = store("PKCS12", keys -> {});
        assertThat(problems(Map.of(TRUST, file, TRUST + "Password", PASSWORD)))
                .containsExactly(new SettingProblem(
                        TRUST,
                        file,
                        "a PKCS #12 or JKS file with a CA certificate; Java finds none in this one. 'keytool -importcert -noprompt"
                                + " -alias ca -file ca.pem -keystore trust.p12 -storetype PKCS12' makes one",
                        null));
    }

    @Test
    void noKeyInAKeyStore() {
        String file = certificate("PKCS12");
        assertThat(problems(Map.of(KEY, file, KEY + "Password", PASSWORD)))
                .containsExactly(new SettingProblem(
                        KEY,
                        file,
                        "a PKCS #12 or JKS file with a private key; Java finds none in this one. 'openssl pkcs12 -export -in"
                                + " client.pem -inkey client.key -out client.p12' makes one",
                        null));
    }

    @Test
    void certificatesThatAreNotSeenWithoutThePassword() {
        assertThat(problems(Map.of(TRUST, certificate("PKCS12"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line())
                        .contains("Java finds none in this one without redisTrustStorePassword"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aWrongPassword(String type) {
        assertThat(problems(Map.of(
                        TRUST,
                        certificate(type),
                        TRUST + "Password",
                        "guess",
                        KEY,
                        key(type),
                        KEY + "Password",
                        "guess")))
                .containsExactly(
                        new SettingProblem(
                                "redisTrustStorePassword", "***", "the password that opens redisTrustStore", null),
                        new SettingProblem(
                                "redisKeyStorePassword", "***", "the password that opens redisKeyStore", null));
    }

    @Test
    void aKeyWithAPasswordOfItsOwn() {
        String file = store("JKS", keys -> addKey(keys, "another"));
        assertThat(problems(Map.of(KEY, file, KEY + "Password", PASSWORD)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line())
                        .contains("the key in it has another password than redisKeyStorePassword"));
    }

    @Test
    void theyAreForTlsOnly() throws IOException {
        String file = write("keys");
        assertThat(Refusal.of(Map.of(TRUST, file, KEY, file)))
                .containsExactly(
                        new SettingProblem(TRUST, file, "only with redisUri=rediss://...", null),
                        new SettingProblem(KEY, file, "only with redisUri=rediss://...", null));
    }

    @Test
    void aPasswordGoesWithItsFileAndIsNotShown() {
        String file = certificate("PKCS12");
        StoreSettings store = Settings.parse(withTls(Map.of(TRUST, file, TRUST + "Password", PASSWORD)))
                .store();
        assertThat(store.trustStore()).isEqualTo(new KeyStoreFile(Path.of(file), new Password(PASSWORD)));
        assertThat(store.toString()).doesNotContain(PASSWORD);
        assertThat(problems(Map.of(KEY + "Password", PASSWORD)))
                .containsExactly(new SettingProblem("redisKeyStorePassword", "***", "only with redisKeyStore", null));
    }

    private static List<SettingProblem> problems(Map<String, String> properties) {
        return Refusal.of(withTls(properties));
    }

    private static Map<String, String> withTls(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("redisUri", "rediss://a");
        return all;
    }

    private String write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "text", ""), text).toString();
    }

    private String certificate(String type) {
        return store(type, keys -> keys.setCertificateEntry("ca", pair.getCertificate()));
    }

    private String key(String type) {
        return store(type, keys -> addKey(keys, PASSWORD));
    }

    private static void addKey(KeyStore keys, String password) throws GeneralSecurityException {
        keys.setKeyEntry(
                "key", pair.getKeyPair().getPrivate(), password.toCharArray(), new Certificate[] {pair.getCertificate()
                });
    }

    private interface Filling {
        void into(KeyStore keys) throws GeneralSecurityException;
    }

    private String store(String type, Filling filling) {
        try {
            Path file = Files.createTempFile(folder, "store", "");
            KeyStore keys = KeyStore.getInstance(type);
            keys.load(null, null);
            filling.into(keys);
            try (OutputStream out = Files.newOutputStream(file)) {
                keys.store(out, PASSWORD.toCharArray());
            }
            return file.toString();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
