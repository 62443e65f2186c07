// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file with the keys: of text, a line for each with its id and the base64 of its 32 bytes, the one that writes
 * first; or with a password, a PKCS #12 key store of AES keys, which has no order: there the alias that comes last in
 * the alphabet writes. No message repeats anything of a key.
 */
final class EncryptionKeyFile {

    static final String COMMAND = "install.sh --generate-key";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
    private static final Pattern LINE = Pattern.compile("(" + ID + ")\\s+(\\S+)");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private EncryptionKeyFile() {}

    /**
     * The keys, the one that writes first.
     *
     * @throws IOException if they cannot be used; its message says why, after the name of the file
     */
    static List<EncryptionKey> read(KeyStoreFile file) throws IOException {
        refuseOthersRights(file.path());
        Password password = file.password();
        List<EncryptionKey> keys = password == null ? ofText(file.path()) : ofKeyStore(file.path(), password);
        if (keys.isEmpty()) {
            throw new IOException("there is no key in this one");
        }
        return keys;
    }

    /** Rights are not asked for where there are none of that kind. */
    private static void refuseOthersRights(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> rights = new TreeSet<>(Files.getPosixFilePermissions(file));
        String shown = PosixFilePermissions.toString(rights);
        rights.removeAll(OWNER_ONLY);
        if (!rights.isEmpty()) {
            throw new IOException(
                    "others than its owner have rights to this one (" + shown + "); 'chmod 600' takes them away");
        }
    }

    private static List<EncryptionKey> ofText(Path file) throws IOException {
        List<EncryptionKey> keys = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                EncryptionKey key = key(content, number);
                if (!ids.add(key.id())) {
                    throw new IOException("line " + number + " has the id of a line before it");
                }
                keys.add(key);
            }
        }
        return keys;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, UTF_8);
        } catch (CharacterCodingException noText) {
            throw new IOException("this is no text; a PKCS #12 file needs encryptionKeysPassword", noText);
        }
    }

    private static EncryptionKey key(String line, int number) throws IOException {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IOException(
                    "line " + number + " is not of the form 'ID BASE64', the id of 1 to 32 of A-Za-z0-9_.-");
        }
        byte[] secret = decoded(parts.group(2));
        if (secret == null || secret.length != EncryptionKey.BYTES) {
            throw new IOException("the key in line " + number + " is not the base64 of " + EncryptionKey.BYTES
                    + " bytes; 'openssl rand -base64 32' makes one");
        }
        return new EncryptionKey(parts.group(1), secret);
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            // Its message may repeat characters of the key.
            return null;
        }
    }

    private static List<EncryptionKey> ofKeyStore(Path file, Password password) throws IOException {
        try {
            char[] opening = password.text().toCharArray();
            KeyStore store = KeyStore.getInstance(file.toFile(), opening);
            List<String> aliases = Collections.list(store.aliases());
            aliases.sort(Comparator.reverseOrder());
            List<EncryptionKey> keys = new ArrayList<>();
            for (String alias : aliases) {
                keys.add(key(alias, store.getKey(alias, opening)));
            }
            return keys;
        } catch (GeneralSecurityException failure) {
            throw new IOException("this one cannot be opened: " + failure.getMessage(), failure);
        }
    }

    private static EncryptionKey key(String alias, @Nullable Key key) throws IOException {
        byte[] secret = key == null ? null : key.getEncoded();
        if (!ID.matcher(alias).matches() || secret == null || secret.length != EncryptionKey.BYTES) {
            throw new IOException("the entry '" + alias
                    + "' is no AES key of 256 bits under an alias of 1 to 32 of A-Za-z0-9_.-;"
                    + " 'keytool -genseckey -keyalg AES -keysize 256 -storetype PKCS12' makes one");
        }
        return new EncryptionKey(alias, secret);
    }
}
