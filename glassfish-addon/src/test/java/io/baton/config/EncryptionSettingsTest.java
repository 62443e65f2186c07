// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with keys that are right, and what is said of others, without a word of a key. */
class EncryptionSettingsTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER =
            Base64.getEncoder().encodeToString("a".repeat(32).getBytes(US_ASCII));

    @TempDir
    private Path folder;

    private Path file(String content) {
        return file(content, "rw-------");
    }

    private Path file(String content, String rights) {
        try {
            Path file = Files.writeString(folder.resolve("keys"), content);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<SettingProblem> problems(Path file) {
        return Refusal.of(Map.of("encryption", "required", "encryptionKeys", file.toString()));
    }

    private static void isRefused(Path file, String why) {
        assertThat(problems(file)).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo("encryptionKeys");
            assertThat(problem.line())
                    .contains(why)
                    .contains("install.sh --generate-key")
                    .doesNotContain("AAAA");
        });
    }

    @Test
    void theFirstLineIsTheFirstKey() throws IOException {
        Path file = file("# keys\n\nk2 " + OTHER + "\n  k1\t" + KEY + "\n");
        Settings settings = Settings.parse(Map.of("encryption", "optional", "encryptionKeys", file.toString()));
        assertThat(settings.encryption().mode()).isEqualTo(Encryption.OPTIONAL);
        assertThat(settings.encryption().readKeys())
                .extracting(EncryptionKey::id)
                .containsExactly("k2", "k1");
        assertThat(settings.encryption().readKeys().get(1).secret()).isEqualTo(new byte[32]);
        assertThat(settings.toString()).doesNotContain(KEY, OTHER);
    }

    @Test
    void theLastAliasOfAKeyStoreIsTheFirstKey() throws Exception {
        Path path = folder.resolve("keys.p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        char[] password = "s3cret".toCharArray();
        for (String alias : List.of("2026-12", "2027-01", "2026-11")) {
            keys.setEntry(
                    alias,
                    new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[32], "AES")),
                    new KeyStore.PasswordProtection(password));
        }
        try (OutputStream out = Files.newOutputStream(path)) {
            keys.store(out, password);
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));
        Map<String, String> given =
                Map.of("encryption", "required", "encryptionKeys", path.toString(), "encryptionKeysPassword", "s3cret");
        assertThat(Settings.parse(given).encryption().readKeys())
                .extracting(EncryptionKey::id)
                .containsExactly("2027-01", "2026-12", "2026-11");
        assertThat(Refusal.of(Map.of("encryptionKeys", path.toString(), "encryptionKeysPassword", "wrong")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).doesNotContain("wrong"));
        isRefused(path, "this is no text; a PKCS #12 file needs encryptionKeysPassword");
    }

    @Test
    void whatAnAliasStandsForIsNotKnownHere() {
        assertThat(Refusal.of(Map.of(
                        "encryptionKeys", file("anything").toString(), "encryptionKeysPassword", "${ALIAS=keys}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
    void rightsOfOthers(String rights) {
        isRefused(file("k1 " + KEY, rights), "others than its owner have rights to this one (" + rights + ")");
    }

    @Test
    void noKey() {
        isRefused(file("# none\n"), "there is no key in this one");
    }

    @Test
    void anIdTwice() {
        isRefused(file("k1 " + KEY + "\nk1 " + OTHER), "line 2 has the id of a line before it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "AAAA!AAA"})
    void aKeyOfAnotherLength(String key) {
        isRefused(file("k1 " + key), "the key in line 1 is not the base64 of 32 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1", "k{1 AAAA", "k1 AAAA AAAA", "AAAA"})
    void aLineOfAnotherForm(String line) {
        isRefused(file(line), "line 1 is not of the form 'ID BASE64'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"optional", "required"})
    void noFile(String mode) {
        assertThat(Refusal.of("encryption", mode))
                .containsExactly(new SettingProblem("encryption", mode, "only with encryptionKeys, or off", "off"));
    }

    @Test
    void aPasswordWithoutAFile() {
        assertThat(Refusal.of("encryptionKeysPassword", "s3cret"))
                .containsExactly(new SettingProblem("encryptionKeysPassword", "***", "only with encryptionKeys", null));
    }
}
