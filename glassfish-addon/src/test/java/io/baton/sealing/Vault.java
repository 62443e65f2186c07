// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.config.Encryption;
import io.baton.config.EncryptionKey;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.model.SessionMetadata;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.Frame;
import io.baton.store.InMemorySessionStore;
import io.baton.store.Known;
import io.baton.store.Rewrite;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.Sight;
import io.baton.store.StoredId;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A store in memory, and instances that use it with keys of their own. */
final class Vault {

    static final int LARGEST = 200;
    static final EncryptionKey K1 = SealedUnderTest.key("k1", 1);
    static final EncryptionKey K2 = SealedUnderTest.key("k2", 2);

    private static final Instant CREATED = Instant.ofEpochMilli(1_760_000_000_000L);
    private static final SessionMetadata TIMES = new SessionMetadata(CREATED, CREATED, Duration.ofMinutes(30));
    private static final Duration LONG = Duration.ofHours(1);

    final InMemorySessionStore plain = new InMemorySessionStore(new ManualTime());
    private final SessionIds ids = new SessionIds();
    private long claims;
    private long version;

    /** A session. */
    record Place(SessionId id, SessionKey key) {}

    Place session(String application) {
        return session(new ApplicationName(application), ids.next());
    }

    static Place session(ApplicationName application, SessionId id) {
        return new Place(id, SessionKey.of(application, id));
    }

    SessionStore instance(Encryption mode, EncryptionKey... keys) {
        return new SealedSessionStore(plain, mode, List.of(keys));
    }

    static Frame frame(String value) {
        return frame(value, 1);
    }

    static Frame frame(String value, long version) {
        return new Frame(1, 2, version, value.getBytes(UTF_8));
    }

    /** Begins a session that nobody owns. */
    void begin(SessionStore store, Place place, Map<String, Frame> attributes) {
        version = 1;
        assertThat(store.save(save(place, NodeId.incarnate("a"), 1, Save.Scope.FULL, attributes)))
                .isEqualTo(SaveResult.SAVED);
    }

    /** Goes on with a session, as its next owner, and lets go of it. */
    void goOn(SessionStore store, Place place, Map<String, Frame> changed, Set<String> removed) {
        NodeId node = NodeId.incarnate("f");
        ClaimResult.Changed found = (ClaimResult.Changed) claim(store, place, node);
        version = found.version() + 1;
        Save save = save(place, node, found.fence(), Save.Scope.DELTA, changed);
        assertThat(store.save(without(save, removed))).isEqualTo(SaveResult.SAVED);
    }

    private static Save without(Save save, Set<String> removed) {
        return new Save(
                save.key(),
                save.id(),
                save.owner(),
                save.version(),
                save.version() - 1,
                save.claim(),
                save.scope(),
                save.metadata(),
                save.changed(),
                removed,
                save.kept(),
                save.release(),
                save.timeToLive());
    }

    private Save save(Place place, NodeId node, long fence, Save.Scope scope, Map<String, Frame> attributes) {
        return new Save(
                place.key(),
                place.id(),
                new Ownership(node, fence),
                version,
                0,
                0,
                scope,
                TIMES,
                attributes,
                Set.of(),
                Map.of(),
                true,
                LONG);
    }

    /** A node that gets the session. */
    ClaimResult claim(SessionStore store, Place place) {
        return claim(store, place, NodeId.incarnate("b"));
    }

    ClaimResult claim(SessionStore store, Place place, NodeId node) {
        return store.claim(new Claim(place.key(), node, Claim.Mode.OPEN, Known.NOTHING, null, LARGEST, ++claims));
    }

    /** What a node finds that gets the session, and lets go of it. */
    ClaimResult.Changed found(SessionStore store, Place place) {
        NodeId node = NodeId.incarnate("c");
        ClaimResult result = claim(store, place, node);
        assertThat(result).isInstanceOf(ClaimResult.Changed.class);
        ClaimResult.Changed changed = (ClaimResult.Changed) result;
        assertThat(store.release(place.key(), new Ownership(node, changed.fence())))
                .isTrue();
        return changed;
    }

    Frame found(SessionStore store, Place place, String name) {
        return Objects.requireNonNull(found(store, place).newer().get(name));
    }

    /** The frame as the store has it. */
    Frame stored(Place place, String name) {
        return Frame.parse(Objects.requireNonNull(plain.bytes(place.key(), name)));
    }

    /** The id as the store has it. */
    StoredId storedId(Place place) {
        return present(plain, place).id();
    }

    static Sight.Present present(SessionStore store, Place place) {
        return (Sight.Present) look(store, place);
    }

    static Sight look(SessionStore store, Place place) {
        return Objects.requireNonNull(store.look(List.of(place.key())).get(place.key()));
    }

    /** Puts another id in place of the record's. */
    void replaceId(Place place, StoredId id) {
        NodeId node = NodeId.incarnate("d");
        ClaimResult.Changed changed = (ClaimResult.Changed) claim(plain, place, node);
        Ownership owner = new Ownership(node, changed.fence());
        assertThat(plain.rewrite(new Rewrite(place.key(), owner, changed.version(), id, Map.of())))
                .isTrue();
        plain.release(place.key(), owner);
    }
}
