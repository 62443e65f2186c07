// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.PrefixOwner;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.model.SessionMetadata;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.Due;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.Frame;
import io.baton.store.Known;
import io.baton.store.LeaseMark;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.store.ReadResult;
import io.baton.store.Rewrite;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.StoredId;
import io.baton.store.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every call of every port, each at least once, in one short story. */
final class EveryCall {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final SessionMetadata TIMES = new SessionMetadata(Instant.EPOCH, Instant.EPOCH, KEPT);

    private final RedisSessionStore store;
    private final RedisNodeLeases leases;
    private final RedisSessionIndex index;
    private final RedisPrefixMark mark;
    private final RedisNodeChannel channel;
    private final NodeId a = NodeId.incarnate("a");
    private final NodeId b = NodeId.incarnate("b");
    private final ApplicationName application = new ApplicationName("/shop");
    private final SessionId id = new SessionIds().next();
    private final SessionKey key = SessionKey.of(application, id);

    EveryCall(TestedRedis redis) {
        Keyspace keyspace = RedisStoreUnderTest.KEYSPACE;
        this.store = new RedisSessionStore(redis.client(), keyspace);
        this.leases = new RedisNodeLeases(redis.client(), keyspace);
        this.index = new RedisSessionIndex(redis.client(), keyspace);
        this.mark = new RedisPrefixMark(redis.client(), keyspace);
        this.channel = new RedisNodeChannel(redis.client(), keyspace, redis.loss(), Answers.LOST_AFTER);
    }

    /** @throws io.baton.store.StoreUnavailableException of the first call that fails */
    void run() {
        history();
        mark();
        leases();
        messages();
        index();
        session();
    }

    /** What a health check calls. */
    void probe() {
        store.probe(Duration.ofSeconds(5));
    }

    private void mark() {
        PrefixOwner owner = new PrefixOwner("shopping", "domain1");
        assertThat(mark.put(owner, KEPT)).isEqualTo(owner);
        assertThat(mark.put(new PrefixOwner("office", "domain1"), KEPT)).isEqualTo(owner);
        assertThat(mark.put(owner, KEPT)).isEqualTo(owner);
    }

    private void history() {
        assertThat(store.history()).isEqualTo(store.history());
    }

    private void leases() {
        leases.begin(a, KEPT);
        assertThat(leases.renew(a, 1, KEPT)).isTrue();
        LeaseMark seen = leases.look(a);
        assertThat(leases.bury(a, seen)).isTrue();
        leases.giveUp(a);
    }

    private void messages() {
        NodeChannel.Listener deaf = new NodeChannel.Listener() {
            @Override
            public void received(NodeId addressee, NodeMessage message) {}

            @Override
            public void lost(NodeId addressee) {}
        };
        NodeChannel.Subscription subscription = channel.subscribe(a, deaf);
        assertThat(channel.send(a, new NodeMessage.Ping(1))).isEqualTo(1);
        subscription.close();
        assertThat(channel.send(a, new NodeMessage.Ping(2))).isZero();
    }

    private void index() {
        Due due = new Due(key.digest(), Instant.EPOCH, KEPT);
        index.list(application, List.of(due));
        index.listMissing(application, List.of(due));
        Instant until = Instant.ofEpochSecond(60);
        assertThat(index.take(application, Instant.EPOCH, until, 10)).isNotEmpty();
        index.settle(application, until, List.of(), List.of(key.digest()));
        index.remove(application, List.of(key.digest()));
    }

    private void session() {
        assertThat(claim(a, 1)).isEqualTo(new ClaimResult.Absent());
        assertThat(save(1, Save.Scope.FULL, Map.of("cart", frame(1)), Set.of())).isEqualTo(SaveResult.SAVED);
        assertThat(save(2, Save.Scope.DELTA, Map.of("user", frame(2)), Set.of("cart")))
                .isEqualTo(SaveResult.SAVED);
        assertThat(claim(b, 1)).isInstanceOf(ClaimResult.Busy.class);
        Ownership owner = new Ownership(a, 1);
        assertThat(store.touch(List.of(new Touch(key, owner, Instant.now(), KEPT))))
                .containsExactly(key);
        assertThat(store.rewrite(new Rewrite(key, owner, 2, StoredId.of(id), Map.of("user", frame(2)))))
                .isTrue();
        assertThat(store.look(List.of(key))).containsKey(key);
        assertThat(store.read(key, a, 1, Set.of("user"))).isInstanceOf(ReadResult.Found.class);
        assertThat(store.release(key, owner)).isTrue();
        assertThat(claim(b, 2)).isInstanceOf(ClaimResult.Changed.class);
        assertThat(store.end(new End(key, new Ownership(b, 2), End.Cause.INVALIDATED, false, KEPT)))
                .isEqualTo(EndResult.ENDED);
    }

    private ClaimResult claim(NodeId node, long number) {
        return store.claim(new Claim(key, node, Claim.Mode.OPEN, Known.NOTHING, null, Integer.MAX_VALUE, number));
    }

    private SaveResult save(long version, Save.Scope scope, Map<String, Frame> changed, Set<String> removed) {
        return store.save(new Save(
                key,
                id,
                new Ownership(a, 1),
                version,
                version - 1,
                0,
                scope,
                TIMES,
                changed,
                removed,
                Map.of(),
                false,
                KEPT));
    }

    private static Frame frame(long version) {
        return new Frame(1, version, "pear".getBytes(UTF_8));
    }
}
