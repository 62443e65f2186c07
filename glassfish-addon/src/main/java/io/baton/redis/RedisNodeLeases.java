// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.model.NodeId;
import io.baton.store.LeaseMark;
import io.baton.store.NodeLeases;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.redisson.api.RBucket;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;

/** Node leases as keys that expire; what they say is described at {@link Keyspace}. */
public final class RedisNodeLeases implements NodeLeases {

    /** Longer than any renewal can be under way. */
    private static final Duration BURIAL_REMEMBERED = Duration.ofHours(1);

    private final RedissonClient client;
    private final Keyspace keyspace;
    private final Duration patience;

    /**
     * @param client connected or not; the caller closes it
     * @param keyspace the names to use
     */
    public RedisNodeLeases(RedissonClient client, Keyspace keyspace) {
        this(client, keyspace, Answers.LOST_AFTER);
    }

    private RedisNodeLeases(RedissonClient client, Keyspace keyspace, Duration patience) {
        this.client = client;
        this.keyspace = keyspace;
        this.patience = patience;
    }

    @Override
    public NodeLeases within(Duration atMost) {
        return new RedisNodeLeases(client, keyspace, atMost);
    }

    @Override
    public void begin(NodeId node, Duration lease) {
        RBucket<String> bucket = client.getBucket(PlainOptions.name(keyspace.node(node))
                .codec(StringCodec.INSTANCE)
                .timeout(inTime(lease))
                .retryAttempts(0));
        Answers.to("beginning the lease of " + node, patience, () -> bucket.setIfAbsentAsync("0", lease));
    }

    @Override
    public boolean renew(NodeId node, long renewal, Duration lease) {
        RScript script = client.getScript(OptionalOptions.defaults()
                .codec(ByteArrayCodec.INSTANCE)
                .timeout(inTime(lease))
                .retryAttempts(0));
        return Lua.RENEW
                .run(script, keyspace.node(node), arguments(renewal, lease))
                .text()
                .equals("RENEWED");
    }

    /** In time to try again before the lease is over. */
    private static Duration inTime(Duration lease) {
        return lease.dividedBy(4);
    }

    @Override
    public void giveUp(NodeId node) {
        Answers.to("giving up the lease of " + node, lease(node)::deleteAsync);
    }

    @Override
    public LeaseMark look(NodeId node) {
        String latest = Answers.to("looking at the lease of " + node, patience, lease(node)::getAsync);
        // What is no number of a renewal is no lease: its owner finds that out with its next renewal.
        OptionalLong renewal = latest == null ? OptionalLong.empty() : StoredNumber.parse(latest);
        return renewal.isPresent() && renewal.getAsLong() >= 0 ? new LeaseMark(renewal.getAsLong()) : LeaseMark.NONE;
    }

    @Override
    public boolean bury(NodeId node, LeaseMark seen) {
        return Lua.BURY
                .run(client, patience, keyspace.node(node), arguments(seen.renewal(), BURIAL_REMEMBERED))
                .text()
                .equals("BURIED");
    }

    private static List<byte[]> arguments(long renewal, Duration duration) {
        return new Arguments().add(renewal).add(duration).list();
    }

    private RBucket<String> lease(NodeId node) {
        return client.getBucket(keyspace.node(node), StringCodec.INSTANCE);
    }
}
