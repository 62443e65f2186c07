// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redisson.config.Credentials;
import org.redisson.config.CredentialsResolver;

/** The password that a file has when a connection begins: an operator, or whoever mounts secrets, may replace it at any time. */
final class PasswordFile implements CredentialsResolver {

    private final Path file;
    private final @Nullable String user;

    /** @param user whose password it is; null for the default user */
    PasswordFile(Path file, @Nullable String user) {
        this.file = file;
        this.user = user;
    }

    @Override
    public CompletionStage<Credentials> resolve(InetSocketAddress address) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String password = reader.readLine();
            return password == null || password.isEmpty()
                    ? failed("is empty")
                    : CompletableFuture.completedStage(new Credentials(user, password));
        } catch (IOException unreadable) {
            return failed("cannot be read: " + unreadable);
        }
    }

    /** Without a cause, whose message would be the one that operators see. */
    private CompletionStage<Credentials> failed(String why) {
        return CompletableFuture.failedStage(new IOException("redisPasswordFile " + file + " " + why));
    }
}
