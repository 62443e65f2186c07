// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.RedisExecProvider;
import redis.embedded.util.OS;
import redis.embedded.util.OSDetector;

/** The server that is tested with: the one of the artifact {@code org.signal:embedded-redis}, or the program that {@code baton.redis.server} names, such as Valkey's. */
final class RedisProgram {

    private static final String OTHER = System.getProperty("baton.redis.server", "");
    private static final RedisExecProvider PROVIDER = provided();
    /** Unpacked once: a program that is being written cannot be run. */
    private static final String PATH = unpacked();

    private RedisProgram() {}

    static RedisExecProvider provider() {
        return PROVIDER;
    }

    static String path() {
        return PATH;
    }

    private static String unpacked() {
        try {
            return OTHER.isBlank() ? PROVIDER.get().getAbsolutePath() : OTHER;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RedisExecProvider provided() {
        RedisExecProvider provider = RedisExecProvider.defaultProvider();
        if (OTHER.isBlank()) {
            return provider;
        }
        if (!Files.isExecutable(Path.of(OTHER))) {
            throw new IllegalStateException("baton.redis.server names no program: " + OTHER);
        }
        OS here = OSDetector.getOS();
        return provider.override(here, OTHER);
    }
}
