// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.model.PrefixOwner;
import java.time.Duration;
import org.redisson.api.RedissonClient;

/** The mark that says whom the keys under a prefix belong to. */
public final class RedisPrefixMark {

    /** A prefix that nobody used for so long may be taken over. */
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

    private final RedissonClient client;
    private final Keyspace keyspace;

    /**
     * @param client connected or not; the caller closes it
     * @param keyspace the names to use
     */
    public RedisPrefixMark(RedissonClient client, Keyspace keyspace) {
        this.client = client;
        this.keyspace = keyspace;
    }

    /**
     * Whom the prefix belongs to: the caller, if it belonged to nobody. Keeps the mark that is the caller's.
     *
     * @param patience how long to wait for the answer
     * @throws io.baton.store.StoreUnavailableException if there is none
     * @throws IllegalArgumentException if the mark is none
     */
    public PrefixOwner put(PrefixOwner caller, Duration patience) {
        Reply reply = Lua.MARK.run(
                client,
                patience,
                keyspace.prefixMark(),
                new Arguments().add(caller.text()).add(TIME_TO_LIVE).list());
        reply.text();
        return PrefixOwner.parse(reply.text());
    }
}
