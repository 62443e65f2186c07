package io.baton.redis;

import io.baton.model.NodeId;
import io.baton.store.NodeLeases;
import java.time.Duration;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** Node leases as keys that expire: {@code SET baton:node:<node> 1 PX <lease>}. */
public final class RedisNodeLeases implements NodeLeases {

    private final RedissonClient client;
    private final Keyspace keyspace;

    /**
     * @param client connected or not; the caller closes it
     * @param keyspace the names to use
     */
    public RedisNodeLeases(RedissonClient client, Keyspace keyspace) {
        this.client = client;
        this.keyspace = keyspace;
    }

    @Override
    public void renew(NodeId node, Duration lease) {
        // In time to try again before the lease is over.
        Duration inTime = lease.dividedBy(4);
        try {
            client.<String>getBucket(PlainOptions.name(keyspace.node(node))
                            .codec(StringCodec.INSTANCE)
                            .timeout(inTime)
                            .retryAttempts(0))
                    .set("1", lease);
        } catch (RedisException failure) {
            throw Failures.unavailable("renewing the lease of " + node, failure);
        }
    }

    @Override
    public void giveUp(NodeId node) {
        try {
            lease(node).delete();
        } catch (RedisException failure) {
            throw Failures.unavailable("giving up the lease of " + node, failure);
        }
    }

    @Override
    public boolean isHeld(NodeId node) {
        try {
            return lease(node).isExists();
        } catch (RedisException failure) {
            throw Failures.unavailable("looking for the lease of " + node, failure);
        }
    }

    private RBucket<String> lease(NodeId node) {
        return client.getBucket(keyspace.node(node), StringCodec.INSTANCE);
    }
}
