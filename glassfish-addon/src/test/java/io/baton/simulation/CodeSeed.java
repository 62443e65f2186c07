// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/** A first seed that is another one for every version of the code, and the same one when the same code is built again, so that what a build says can be repeated. */
final class CodeSeed {

    private CodeSeed() {}

    /** The seed of all classes that lie where this one does. */
    static long of(Class<?> one) throws IOException {
        try {
            Path root = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : classes(root)) {
                digest.update(Files.readAllBytes(file));
            }
            return ByteBuffer.wrap(digest.digest()).getLong() >>> Short.SIZE;
        } catch (URISyntaxException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Path> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }
}
