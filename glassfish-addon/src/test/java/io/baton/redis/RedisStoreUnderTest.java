// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnderTest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;

/** A store on a Redis of any kind. */
final class RedisStoreUnderTest implements StoreUnderTest, AutoCloseable {

    static final Keyspace KEYSPACE = new Keyspace("test");

    private final TestedRedis redis;
    private final SessionStore store;

    /** @param redis closed with this */
    RedisStoreUnderTest(TestedRedis redis) {
        this.redis = redis;
        this.store = new RedisSessionStore(redis.client(), KEYSPACE);
    }

    RedissonClient client() {
        return redis.client();
    }

    /** The session's record as text. */
    RMap<String, String> record(SessionKey session) {
        return client().getMap(KEYSPACE.session(session), StringCodec.INSTANCE);
    }

    private RMap<byte[], byte[]> attributes(SessionKey session) {
        return client().getMap(KEYSPACE.session(session), ByteArrayCodec.INSTANCE);
    }

    private static byte[] field(String name) {
        return ("a:" + name).getBytes(UTF_8);
    }

    @Override
    public SessionStore store() {
        return store;
    }

    @Override
    public void pass(Duration duration) {
        redis.pass(duration);
    }

    @Override
    public byte @Nullable [] bytes(SessionKey session, String name) {
        return attributes(session).get(field(name));
    }

    @Override
    public void replaceBytes(SessionKey session, String name, byte[] bytes) {
        attributes(session).fastPut(field(name), bytes);
    }

    @Override
    public void close() {
        redis.close();
    }
}
