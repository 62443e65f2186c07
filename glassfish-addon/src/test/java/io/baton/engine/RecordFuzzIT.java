// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.codec.ApplicationCodec;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.engine.ownership.PeerWatch;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.model.SessionMetadata;
import io.baton.redis.Keyspace;
import io.baton.redis.RedisProcess;
import io.baton.redis.RedisSessionIndex;
import io.baton.redis.RedisSessionStore;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.Due;
import io.baton.store.End;
import io.baton.store.Frame;
import io.baton.store.InMemoryNodeChannel;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.Known;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionIndex;
import io.baton.store.SessionStore;
import io.baton.store.Sight;
import io.baton.testing.SaidLines;
import io.baton.time.ManualTime;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RMap;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * Records with a few fields changed by somebody who can write to the store: whatever is done with such a session has an
 * answer; what is no record stays as it is, byte for byte; and the others end in their time.
 */
class RecordFuzzIT {

    private static final Keyspace KEYSPACE = new Keyspace("fuzz");
    private static final Duration LIFE = Duration.ofSeconds(6);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final NodeId GONE = NodeId.incarnate("gone");

    /** @param value null: the field is removed */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Change(String field, byte @Nullable [] value) {

        @Override
        public String toString() {
            return field + "="
                    + (value == null
                            ? "none"
                            : new String(value, UTF_8) + " " + HexFormat.of().formatHex(value));
        }
    }

    @SuppressWarnings("NullAway.Init") // jqwik calls start() first
    private static RedisProcess redis;

    @SuppressWarnings("NullAway.Init") // jqwik calls start() first
    private static ManualTime time;

    @SuppressWarnings("NullAway.Init") // jqwik calls start() first
    private static SessionStore store;

    @SuppressWarnings("NullAway.Init") // jqwik calls start() first
    private static SessionIndex index;

    @SuppressWarnings("NullAway.Init") // jqwik calls start() first
    private static SessionEngine engine;

    @SuppressWarnings("NullAway.Init") // jqwik calls start() first
    private static NodeLease lease;

    private static final List<SessionId> ENDED = new CopyOnWriteArrayList<>();
    private static long claims = 1_000_000;

    @BeforeContainer
    static void start() {
        redis = RedisProcess.start();
        time = new ManualTime();
        store = new RedisSessionStore(redis.client(), KEYSPACE);
        index = new RedisSessionIndex(redis.client(), KEYSPACE);
        InMemoryNodeLeases leases = new InMemoryNodeLeases(time);
        InMemoryNodeChannel channel = new InMemoryNodeChannel();
        lease = new NodeLease(() -> NodeId.incarnate("a"), Node.LEASE, leases, channel, time, time);
        HandOverDesk desk = new HandOverDesk(store, channel, time);
        engine = new SessionEngine(
                new EngineContext(
                        Cluster.APPLICATION,
                        lease,
                        new PeerWatch(lease, leases, time, true),
                        channel,
                        store,
                        index,
                        new StoreHealth(time, time, Duration.ofSeconds(2), Duration.ofSeconds(5)),
                        new ApplicationCodec(new Guest.Streams(), Set.of()),
                        new Guest.Host("a"),
                        time,
                        time,
                        Cluster.SETTINGS,
                        SessionEvents.NONE),
                desk,
                time,
                session -> {});
        lease.open(desk, time);
        engine.start(new Expirer() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void expireIfDue(LocalSession session) {
                if (!session.isEnded() && session.metadata().isDue(time.now())) {
                    expire(session);
                }
            }

            @Override
            public void expire(LocalSession session) {
                ENDED.add(session.id());
                session.end(End.Cause.EXPIRED);
            }
        });
    }

    @AfterContainer
    static void stop() {
        try (SaidLines said = new SaidLines()) {
            engine.stop(Duration.ZERO);
            assertThat(said.thrown()).isEmpty();
        }
        redis.close();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void everyCallAnswersAndTheOthersEnd(@ForAll("changes") @Size(min = 1, max = 3) List<Change> changes) {
        SessionId broken = session();
        SessionId good = session();
        RMap<byte[], byte[]> record = record(broken);
        changes.forEach(change -> apply(change, record));
        boolean unreadable = look(broken) instanceof Sight.Unreadable;
        Map<String, String> before = content(broken);
        ENDED.clear();
        try (SaidLines said = new SaidLines()) {
            use(broken);
            if (unreadable) {
                assertThat(claim(broken)).isIn(ClaimResult.Kind.UNREADABLE, ClaimResult.Kind.ENDED);
            }
            time.pass(LIFE.plus(AccessTimes.lag(LIFE))
                    .plus(Cluster.SETTINGS.reapInterval().multipliedBy(2)));
            assertThat(said.thrown()).as("said: " + said.all()).isEmpty();
            if (unreadable) {
                assertThat(said.ids()).contains("BATON3022");
            }
        }
        assertThat(ENDED).contains(good);
        if (unreadable) {
            assertThat(content(broken)).isEqualTo(before);
        }
        record.delete();
        index.remove(Cluster.APPLICATION, List.of(broken.digest()));
    }

    private static void use(SessionId id) {
        OpenResult result = engine.open(id);
        if (result instanceof OpenResult.Opened opened) {
            try (SessionHandle hold = opened.handle()) {
                hold.session().arrived();
                hold.session().attributes().get("cart");
                hold.session().attributes().put("note", "read");
                hold.save();
            }
        }
    }

    private static ClaimResult.Kind claim(SessionId id) {
        return store.claim(
                        new Claim(Cluster.key(id), lease.node(), Claim.Mode.SWEEP, Known.NOTHING, null, 1000, ++claims))
                .kind();
    }

    private static Sight look(SessionId id) {
        return Objects.requireNonNull(store.look(List.of(Cluster.key(id))).get(Cluster.key(id)));
    }

    private static SessionId session() {
        SessionId id = new SessionIds().next();
        SessionMetadata metadata = new SessionMetadata(time.now(), time.now(), LIFE);
        index.list(Cluster.APPLICATION, List.of(new Due(id.digest(), metadata.due(), KEPT)));
        Frame cart = new Frame(1, 1, new byte[] {1});
        assertThat(store.save(new Save(
                        Cluster.key(id),
                        id,
                        new Ownership(GONE, 1),
                        1,
                        0,
                        0,
                        Save.Scope.FULL,
                        metadata,
                        Map.of("cart", cart),
                        Set.of(),
                        Map.of(),
                        true,
                        KEPT)))
                .isEqualTo(SaveResult.SAVED);
        return id;
    }

    private static RMap<byte[], byte[]> record(SessionId id) {
        return redis.client().getMap("fuzz:{shop/" + id.digest() + "}", ByteArrayCodec.INSTANCE);
    }

    private static void apply(Change change, RMap<byte[], byte[]> record) {
        byte[] value = change.value();
        if (value == null) {
            record.fastRemove(change.field().getBytes(UTF_8));
        } else {
            record.fastPut(change.field().getBytes(UTF_8), value);
        }
    }

    private static Map<String, String> content(SessionId id) {
        Map<String, String> content = new TreeMap<>();
        record(id)
                .readAllMap()
                .forEach((field, value) ->
                        content.put(new String(field, UTF_8), HexFormat.of().formatHex(value)));
        return content;
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> field =
                Arbitraries.of("r", "t", "o", "f", "p", "v", "u", "n", "w", "wu", "q", "c", "l", "i", "d", "a:cart");
        return Combinators.combine(field, values().injectNull(0.05))
                .as(Change::new)
                .list();
    }

    private static Arbitrary<byte[]> values() {
        List<byte[]> special = new ArrayList<>();
        for (String text : List.of(
                "",
                "0x10",
                "1e3",
                " 7 ",
                "7 ",
                "+7",
                "inf",
                "-inf",
                "nan",
                "-nan",
                "1.5",
                "-1",
                "0",
                "-0",
                "007",
                "1",
                "2",
                "4503599627370495",
                "4503599627370496",
                "9007199254740991",
                "9007199254740992",
                "9007199254740994",
                "9007199254740993000",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "99999999999999999999999",
                "1e308",
                "-62135596800000",
                "253402300800000",
                "7\n",
                "x",
                "x@y",
                GONE.toString(),
                "b@0123456789abcdef",
                "b@0123456789ABCDEF",
                "\u0000",
                "9".repeat(10_000),
                "x@0123456789abcdef:1:1",
                "1:1:1,2:2:99999999999999999999",
                "\u0661")) {
            special.add(text.getBytes(UTF_8));
        }
        special.add(frameOf(Long.MAX_VALUE, 5_000));
        special.add(frameOf(Long.MIN_VALUE, 5_000));
        special.add(frameOf((1L << 53) + 2, 5_000));
        special.add(frameOf(1, 5_000));
        return Arbitraries.oneOf(
                Arbitraries.of(special),
                Arbitraries.longs().map(number -> Long.toString(number).getBytes(UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40));
    }

    private static byte[] frameOf(long version, int length) {
        return ByteBuffer.allocate(length)
                .put((byte) 1)
                .put((byte) 2)
                .put((byte) 0)
                .putLong(version)
                .array();
    }
}
