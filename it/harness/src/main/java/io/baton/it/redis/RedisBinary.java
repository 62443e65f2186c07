// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The Redis server program for this machine, carried by the artifact {@code org.signal:embedded-redis}; or the program that the system property
 * {@code baton.redis.server} names, such as Valkey's.
 */
final class RedisBinary {
    private static final String VERSION = "7.0.15";

    private RedisBinary() {}

    /** Puts the program into the directory and makes it executable, unless another one is wanted. */
    static Path extractTo(Path directory) {
        String other = System.getProperty("baton.redis.server", "");
        if (!other.isBlank()) {
            return Path.of(other);
        }
        String resource = "/redis-server-%s-%s-%s".formatted(VERSION, system(), architecture());
        try (InputStream program = RedisBinary.class.getResourceAsStream(resource)) {
            if (program == null) {
                throw new IllegalStateException("No Redis for this machine: " + resource + " is not on the class path");
            }
            Path file = directory.resolve("redis-server");
            Files.copy(program, file, StandardCopyOption.REPLACE_EXISTING);
            if (!file.toFile().setExecutable(true)) {
                throw new IllegalStateException("Cannot make " + file + " executable");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put Redis into " + directory, e);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "x86", "i386" -> "386";
            default -> name;
        };
    }
}
