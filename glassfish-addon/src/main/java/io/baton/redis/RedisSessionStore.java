// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionMetadata;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.Frame;
import io.baton.store.History;
import io.baton.store.Pending;
import io.baton.store.ReadResult;
import io.baton.store.Rewrite;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.Sight;
import io.baton.store.StoredFrame;
import io.baton.store.StoredId;
import io.baton.store.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;

/** Sessions as hashes, one script and one round trip per call. What is short and has a short answer travels together with other threads' calls. */
public final class RedisSessionStore implements SessionStore, AutoCloseable {

    private static final Duration PROBE_TIME_TO_LIVE = Duration.ofMinutes(10);

    /** Longer than nobody asks for it while a node lives. */
    private static final Duration HISTORY_TIME_TO_LIVE = Duration.ofDays(1);

    private final RedissonClient client;
    private final Keyspace keyspace;
    private final GroupCommit together;
    private final @Nullable ReplicaCommit replicated;
    private final Duration patience;

    /**
     * @param client connected or not; the caller closes it
     * @param keyspace the names to use
     */
    public RedisSessionStore(RedissonClient client, Keyspace keyspace) {
        this(client, keyspace, 0);
    }

    /**
     * @param client connected or not; the caller closes it
     * @param keyspace the names to use
     * @param minReplicas how many replicas are waited for when a session is written or ended, for a moment at most
     */
    public RedisSessionStore(RedissonClient client, Keyspace keyspace, int minReplicas) {
        this(client, keyspace, minReplicas, ReplicaCommit.AT_MOST);
    }

    RedisSessionStore(RedissonClient client, Keyspace keyspace, int minReplicas, Duration waitingAtMost) {
        this.client = client;
        this.keyspace = keyspace;
        this.together = new GroupCommit(client);
        this.replicated = minReplicas == 0 ? null : new ReplicaCommit(client, together, minReplicas, waitingAtMost);
        this.patience = Answers.LOST_AFTER;
    }

    private RedisSessionStore(RedisSessionStore same, Duration patience) {
        this.client = same.client;
        this.keyspace = same.keyspace;
        this.together = same.together;
        this.replicated = same.replicated;
        this.patience = patience;
    }

    @Override
    public SessionStore within(Duration atMost) {
        return new RedisSessionStore(this, atMost);
    }

    private Reply write(Lua script, SessionKey session, Arguments arguments) {
        String key = keyspace.session(session);
        return replicated == null
                ? together.run(script, patience, key, arguments.list())
                : replicated.run(script, patience, key, arguments.list());
    }

    @Override
    public ClaimResult claim(Claim claim) {
        Ownership takeFrom = claim.takeFrom();
        Reply reply = Lua.CLAIM.run(
                client,
                patience,
                keyspace.session(claim.key()),
                new Arguments()
                        .add(claim.node())
                        .add(claim.mode())
                        .add(
                                claim.known().owner() == null
                                        ? ""
                                        : claim.known().owner().toString())
                        .add(claim.known().run())
                        .add(claim.known().fence())
                        .add(claim.known().version())
                        .add(takeFrom == null ? "" : takeFrom.node().toString())
                        .add(takeFrom == null ? 0L : takeFrom.fence())
                        .add(claim.largest())
                        .add(claim.number())
                        .list());
        return switch (reply.word(ClaimResult.Kind.class)) {
            case UNCHANGED -> new ClaimResult.Unchanged(reply.number());
            case CHANGED -> changed(reply);
            case BUSY -> new ClaimResult.Busy(new Ownership(NodeId.parse(reply.text()), reply.number()), reply.flag());
            case ABSENT -> new ClaimResult.Absent();
            case ENDED -> new ClaimResult.Ended();
            case BEHIND -> new ClaimResult.Behind(reply.number());
            case UNREADABLE -> new ClaimResult.Unreadable(reply.text());
        };
    }

    private static ClaimResult.Changed changed(Reply reply) {
        long fence = reply.number();
        long version = reply.number();
        boolean abandoned = reply.flag();
        StoredId id = new StoredId(reply.text());
        SessionMetadata metadata = metadata(reply);
        long count = reply.number();
        Set<String> names = new HashSet<>();
        for (long i = 0; i < count; i++) {
            names.add(reply.text());
        }
        long leftOnes = reply.number();
        Map<String, StoredFrame> left = new HashMap<>();
        for (long i = 0; i < leftOnes; i++) {
            left.put(reply.text(), new StoredFrame(reply.number(), (int) reply.number(), (int) reply.number()));
        }
        return new ClaimResult.Changed(fence, version, abandoned, id, metadata, names, frames(reply), left);
    }

    private static Map<String, Frame> frames(Reply reply) {
        Map<String, Frame> frames = new HashMap<>();
        while (reply.hasMore()) {
            frames.put(reply.text(), Frame.parse(reply.bytes()));
        }
        return frames;
    }

    @Override
    public ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names) {
        Arguments arguments = new Arguments().add(owner).add(run);
        names.forEach(arguments::add);
        Reply reply = Lua.READ.run(client, patience, keyspace.session(key), arguments.list());
        return switch (reply.word(ReadResult.Kind.class)) {
            case FOUND -> new ReadResult.Found(frames(reply));
            case REFUSED -> new ReadResult.Refused();
        };
    }

    @Override
    public SaveResult save(Save save) {
        return write(Lua.SAVE, save.key(), arguments(save)).word(SaveResult.class);
    }

    @Override
    public Pending<SaveResult> send(Save save) {
        if (replicated != null) {
            // Its answer is followed by another question.
            return SessionStore.super.send(save);
        }
        // From now on, not from when it is waited for: that may be after others that were sent at the same time.
        CompletableFuture<List<Object>> sent = together.send(
                        Lua.SAVE, keyspace.session(save.key()), arguments(save).list())
                .copy()
                .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS);
        return () -> Lua.SAVE.answer(sent, patience).word(SaveResult.class);
    }

    private static Arguments arguments(Save save) {
        SessionMetadata metadata = save.metadata();
        Arguments arguments = new Arguments()
                .add(save.owner().node())
                .add(save.owner().fence())
                .add(save.version())
                .add(save.stored())
                .add(save.scope())
                .add(save.release())
                .add(save.timeToLive())
                .add(metadata.created())
                .add(metadata.lastAccessed())
                .add(metadata.maxInactive())
                .add(save.changed().size())
                .add(save.kept().size())
                .add(save.id().text())
                .add(save.claim());
        save.changed().forEach((name, frame) -> arguments.add(name).add(frame.toBytes()));
        save.kept()
                .forEach((name, frame) ->
                        arguments.add(name).add(frame.version()).add(frame.length()));
        save.removed().forEach(arguments::add);
        return arguments;
    }

    @Override
    public boolean rewrite(Rewrite rewrite) {
        StoredId id = rewrite.id();
        Arguments arguments = new Arguments()
                .add(rewrite.owner().node())
                .add(rewrite.owner().fence())
                .add(rewrite.version())
                .add(id == null ? "" : id.text());
        rewrite.frames().forEach((name, frame) -> arguments.add(name).add(frame.toBytes()));
        return write(Lua.REWRITE, rewrite.key(), arguments).text().equals("REWRITTEN");
    }

    @Override
    public Set<SessionKey> touch(Collection<Touch> touches) {
        Map<SessionKey, CompletableFuture<List<Object>>> sent = new LinkedHashMap<>();
        touches.forEach(touch -> sent.put(
                touch.key(),
                together.send(
                        Lua.TOUCH,
                        keyspace.session(touch.key()),
                        new Arguments()
                                .add(touch.owner().node())
                                .add(touch.owner().fence())
                                .add(touch.lastAccessed())
                                .add(touch.timeToLive())
                                .list())));
        Set<SessionKey> touched = new HashSet<>();
        sent.forEach((key, answer) -> {
            if (Lua.TOUCH.answer(answer, patience).text().equals("TOUCHED")) {
                touched.add(key);
            }
        });
        return touched;
    }

    @Override
    public Map<SessionKey, Sight> look(Collection<SessionKey> keys) {
        Map<SessionKey, CompletableFuture<List<Object>>> sent = new LinkedHashMap<>();
        keys.forEach(key -> sent.put(key, together.send(Lua.LOOK, keyspace.session(key), List.of())));
        Map<SessionKey, Sight> sights = new LinkedHashMap<>();
        sent.forEach((key, answer) -> sights.put(key, sight(Lua.LOOK.answer(answer, patience))));
        return sights;
    }

    private static Sight sight(Reply reply) {
        return switch (reply.word(Sight.Kind.class)) {
            case PRESENT -> presentIfReadable(reply);
            case ABSENT -> new Sight.Absent();
            case ENDED -> new Sight.Ended(reply.number());
            case UNREADABLE -> new Sight.Unreadable();
        };
    }

    private static Sight presentIfReadable(Reply reply) {
        try {
            return present(reply);
        } catch (IllegalArgumentException noNameOrNumber) {
            return new Sight.Unreadable();
        }
    }

    private static Sight.Present present(Reply reply) {
        Ownership owner = new Ownership(NodeId.parse(reply.text()), reply.number());
        boolean owned = reply.flag();
        SessionMetadata metadata = metadata(reply);
        return new Sight.Present(new StoredId(reply.text()), owner, owned, metadata);
    }

    private static SessionMetadata metadata(Reply reply) {
        return new SessionMetadata(
                Instant.ofEpochMilli(reply.number()),
                Instant.ofEpochMilli(reply.number()),
                Duration.ofMillis(reply.number()));
    }

    @Override
    public EndResult end(End end) {
        return write(
                        Lua.END,
                        end.key(),
                        new Arguments()
                                .add(end.owner().node())
                                .add(end.owner().fence())
                                .add(end.cause())
                                .add(end.onlyIfOwned())
                                .add(end.tombstone()))
                .word(EndResult.class);
    }

    @Override
    public boolean release(SessionKey key, Ownership owner) {
        return together.run(
                        Lua.RELEASE,
                        patience,
                        keyspace.session(key),
                        new Arguments().add(owner.node()).add(owner.fence()).list())
                .text()
                .equals("RELEASED");
    }

    @Override
    public void probe(Duration within) {
        // With a time-out of its own: the general one is made for requests that wait.
        RScript script = client.getScript(OptionalOptions.defaults()
                .codec(ByteArrayCodec.INSTANCE)
                .timeout(within)
                .retryAttempts(0));
        Reply reply = Lua.PROBE.run(script, keyspace.probe(), probeArguments());
        if (reply.text().equals("LACKS")) {
            throw Failures.unavailable(
                    "running " + Lua.PROBE.file(),
                    new RedisException("NOPERM this user may not run '" + reply.text() + "' here, or it is renamed"));
        }
    }

    private List<byte[]> probeArguments() {
        return new Arguments()
                .add(PROBE_TIME_TO_LIVE)
                .add(keyspace.probeChannel())
                .add(client.getConfig().isClusterConfig() ? "S" : "")
                .list();
    }

    @Override
    public History history() {
        List<CompletableFuture<List<Object>>> sent = keyspace
                .histories(client.getConfig().isClusterConfig())
                .stream()
                .map(key -> Lua.HISTORY.send(
                        client.getScript(ByteArrayCodec.INSTANCE),
                        client.getScript(ByteArrayCodec.INSTANCE),
                        key,
                        new Arguments()
                                .add(UUID.randomUUID().toString())
                                .add(HISTORY_TIME_TO_LIVE)
                                .list()))
                .toList();
        List<History> parts = sent.stream()
                .map(answer -> part(Lua.HISTORY.answer(answer, patience)))
                .toList();
        return new History(
                parts.stream().map(History::servers).collect(Collectors.joining(" ")),
                parts.stream().map(History::words).collect(Collectors.joining(" ")));
    }

    private static History part(Reply reply) {
        reply.text();
        return new History(reply.text(), reply.text());
    }

    /** Fails the calls that are still under way; to be called when the client was shut down. */
    @Override
    public void close() {
        together.close();
    }
}
