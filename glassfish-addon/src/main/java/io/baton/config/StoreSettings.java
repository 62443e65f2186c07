// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the sessions are kept, and how the store is watched.
 *
 * @param redisUri the addresses, all of one scheme; empty exactly if {@code redissonConfig} is there
 * @param redissonConfig the Redisson file that says everything about the connection; null if the addresses do
 * @param redisUser the ACL user or an {@link AliasReference} to it; null for none
 * @param redisPassword the password or an {@link AliasReference} to it; null for none
 * @param redisPasswordFile the file with the password, read for each connection; null for none
 * @param trustStore whom to trust in TLS; null for those the platform trusts
 * @param keyStore who we are in TLS; null for nobody
 * @param minReplicas how many replicas a change is waited for
 * @param keyPrefix the start of every key
 * @param foreign what to do if the keys are another cluster's
 * @param checkInterval the period of the health check
 * @param checkTimeout an answer later than this makes the store unusable
 * @param delay how long the store may keep a request waiting for one answer
 */
public record StoreSettings(
        List<URI> redisUri,
        @Nullable Path redissonConfig,
        @Nullable String redisUser,
        @Nullable Password redisPassword,
        @Nullable Path redisPasswordFile,
        @Nullable KeyStoreFile trustStore,
        @Nullable KeyStoreFile keyStore,
        int minReplicas,
        String keyPrefix,
        ForeignStore foreign,
        Duration checkInterval,
        Duration checkTimeout,
        Duration delay) {

    public StoreSettings {
        redisUri = List.copyOf(redisUri);
        if (redisUri.isEmpty() == (redissonConfig == null)) {
            throw new IllegalArgumentException(
                    "either addresses or a Redisson file, not " + redisUri + " and " + redissonConfig);
        }
    }
}
