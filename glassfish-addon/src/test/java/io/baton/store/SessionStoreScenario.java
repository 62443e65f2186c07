// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Three nodes and one session in a store: the words in which the contracts of {@link SessionStore} are told. */
public abstract class SessionStoreScenario {

    private long claims;

    /** Frames of any length come with a claim. */
    protected static final int ALL = Integer.MAX_VALUE;

    /** Longer than any test. */
    protected static final Duration LONG = Duration.ofMinutes(5);

    protected static final Duration SHORT = Duration.ofMillis(300);
    protected static final boolean LET_GO = true;
    protected static final boolean KEEP = false;
    protected static final Instant CREATED = Instant.ofEpochMilli(1_760_000_000_000L);
    protected static final SessionMetadata METADATA = new SessionMetadata(CREATED, CREATED, Duration.ofMinutes(30));

    /** Three nodes. */
    protected final NodeId a = NodeId.incarnate("a");

    protected final NodeId b = NodeId.incarnate("b");
    protected final NodeId c = NodeId.incarnate("c");

    private final ApplicationName application = new ApplicationName("/shop");
    private final SessionIds ids = new SessionIds();
    private final StoreUnderTest tested;

    /** The session of the test. */
    protected SessionId id = ids.next();

    protected SessionKey key = SessionKey.of(application, id);

    protected SessionStoreScenario(StoreUnderTest tested) {
        this.tested = tested;
    }

    protected final SessionStore store() {
        return tested.store();
    }

    protected final void pass(Duration duration) {
        tested.pass(duration);
    }

    protected final byte @Nullable [] bytes(SessionKey session, String name) {
        return tested.bytes(session, name);
    }

    protected final void replaceBytes(SessionKey session, String name, byte[] bytes) {
        tested.replaceBytes(session, name, bytes);
    }

    /** Goes on with another session. */
    protected final void anotherSession() {
        id = ids.next();
        key = SessionKey.of(application, id);
    }

    /** A claim by a node of which no request holds the session. */
    protected final ClaimResult claim(NodeId node, long knownFence, long knownVersion) {
        return claim(node, Claim.Mode.OPEN, known(node, knownFence, knownVersion));
    }

    /** A claim by a node that holds the session already. */
    protected final ClaimResult join(NodeId node, long knownFence, long knownVersion) {
        return claim(node, Claim.Mode.JOIN, known(node, knownFence, knownVersion));
    }

    /** Any claim that respects every hold. */
    protected final ClaimResult claim(NodeId node, Claim.Mode mode, Known known) {
        return store().claim(new Claim(key, node, mode, known, null, ALL, nextNumber()));
    }

    /** Memory of the run that began with {@link #create}; none if the fence is 0. */
    protected static Known known(NodeId node, long fence, long version) {
        return fence == 0 ? Known.NOTHING : new Known(node, 1, fence, version);
    }

    /** The session with one attribute, as node a under fence 1 makes it. */
    protected final void create(boolean release) {
        assertThat(full(a, 1, 1, release, Map.of("cart", frame(1, "pear")))).isEqualTo(SaveResult.SAVED);
    }

    protected final SaveResult full(
            NodeId node, long fence, long version, boolean release, Map<String, Frame> attributes) {
        return save(node, fence, version, Save.Scope.FULL, METADATA, release, attributes, Set.of());
    }

    protected final SaveResult delta(
            NodeId node, long fence, long version, boolean release, Map<String, Frame> changed, Set<String> removed) {
        return save(node, fence, version, Save.Scope.DELTA, METADATA, release, changed, removed);
    }

    protected final SaveResult save(
            NodeId node,
            long fence,
            long version,
            Save.Scope scope,
            SessionMetadata metadata,
            boolean release,
            Map<String, Frame> changed,
            Set<String> removed) {
        return store().save(saving(node, fence, version, scope, metadata, release, changed, removed));
    }

    /** Everything of the session, as node a under fence 1 writes it and goes on owning it. */
    protected final Save save(long version) {
        return saving(a, 1, version, Save.Scope.FULL, METADATA, KEEP, Map.of("cart", frame(version, "pear")), Set.of());
    }

    private Save saving(
            NodeId node,
            long fence,
            long version,
            Save.Scope scope,
            SessionMetadata metadata,
            boolean release,
            Map<String, Frame> changed,
            Set<String> removed) {
        return new Save(
                key,
                id,
                new Ownership(node, fence),
                version,
                1,
                0,
                scope,
                metadata,
                changed,
                removed,
                Map.of(),
                release,
                LONG);
    }

    protected final EndResult end(NodeId node, long fence, End.Cause cause, Duration tombstone) {
        return store().end(new End(key, new Ownership(node, fence), cause, false, tombstone));
    }

    protected final EndResult endIfOwned(NodeId node, long fence, End.Cause cause, Duration tombstone) {
        return store().end(new End(key, new Ownership(node, fence), cause, true, tombstone));
    }

    protected static ClaimResult.Changed changed(ClaimResult result) {
        assertThat(result).isInstanceOf(ClaimResult.Changed.class);
        return (ClaimResult.Changed) result;
    }

    protected static Frame frame(long version, String text) {
        return new Frame(1, version, text.getBytes(UTF_8));
    }

    protected static SessionMetadata accessed(int secondsAfterCreation) {
        return new SessionMetadata(CREATED, CREATED.plusSeconds(secondsAfterCreation), METADATA.maxInactive());
    }

    /** The number of the next claim. */
    protected final long nextNumber() {
        return ++claims;
    }
}
