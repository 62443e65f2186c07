// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import io.baton.config.Encryption;
import io.baton.config.EncryptionKey;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
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
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoredFrame;
import io.baton.store.StoredId;
import io.baton.store.Touch;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that is read and written under seal. Whoever takes over a record that is in another form than it is written
 * in here, in clear or sealed with an earlier key, writes it anew in that form before anything else, so that all of a
 * record is in one form, which its id tells.
 *
 * <p>Concurrency: any thread may use it.
 */
public final class SealedSessionStore implements SessionStore {

    private final SessionStore store;
    private final Encryption mode;
    private final IdSeals ids;
    private final AttributeSeals attributes;
    private final SealingReport report;
    private final KnownBounds known;

    /**
     * @param store the store itself
     * @param mode whether to seal
     * @param keys of this instance, the one that seals first; may be empty if nothing is to be sealed
     */
    public SealedSessionStore(SessionStore store, Encryption mode, List<EncryptionKey> keys) {
        this(store, mode, new KeyRing(keys), new SealingReport());
    }

    private SealedSessionStore(SessionStore store, Encryption mode, KeyRing ring, SealingReport report) {
        this(store, mode, new IdSeals(ring, mode), new AttributeSeals(ring, mode, report), report, new KnownBounds());
        if (mode != Encryption.OFF && ring.keys().isEmpty()) {
            throw new IllegalArgumentException("encryption " + mode + " needs a key");
        }
        if (!ring.keys().isEmpty()) {
            SealingLog.keys(
                    mode == Encryption.OFF
                            ? "in clear"
                            : "sealed with the key " + ring.keys().get(0),
                    read(mode, ring));
        }
    }

    private SealedSessionStore(
            SessionStore store,
            Encryption mode,
            IdSeals ids,
            AttributeSeals attributes,
            SealingReport report,
            KnownBounds known) {
        this.known = known;
        this.store = store;
        this.mode = mode;
        this.ids = ids;
        this.attributes = attributes;
        this.report = report;
    }

    private static String read(Encryption mode, KeyRing ring) {
        return "those sealed with "
                + String.join(
                        ", ", ring.keys().stream().map(SealingKey::toString).toList())
                + (mode == Encryption.REQUIRED ? " are read, those in clear are not" : " and those in clear are read");
    }

    @Override
    public SessionStore within(Duration atMost) {
        return new SealedSessionStore(store.within(atMost), mode, ids, attributes, report, known);
    }

    @Override
    public ClaimResult claim(Claim claim) {
        ClaimResult result = store.claim(claim);
        return result instanceof ClaimResult.Changed changed ? opened(claim, changed) : result;
    }

    private ClaimResult opened(Claim claim, ClaimResult.Changed changed) {
        IdSeals.Reading reading = ids.read(claim.key(), changed.id());
        String objection = objection(claim.key(), reading);
        if (objection == null && mode == Encryption.REQUIRED && reading.version() != changed.version()) {
            objection = unfit(claim.key(), "the seal of its id is of another version of it");
        }
        Ownership owner = new Ownership(claim.node(), changed.fence());
        if (objection != null) {
            letGo(claim.key(), owner);
            return new ClaimResult.Unreadable(objection);
        }
        Map<String, Frame> opened = attributes.open(claim.key(), changed.newer());
        Map<String, StoredFrame> left = new HashMap<>(changed.left());
        if (mode == Encryption.REQUIRED) {
            refuseEarlier(claim.key(), owner, reading.bounds(), changed.newer(), opened, left);
        }
        Bounds bounds = Bounds.NONE;
        if (mode != Encryption.OFF) {
            bounds = reading.bounds().with(opened, Set.of()).of(changed.names());
            known.are(claim.key(), bounds);
        }
        ClaimResult.Changed read = changed.with(opened, left);
        boolean isAsHere =
                reading.form() == ids.target() && (mode == Encryption.OFF || reading.version() == changed.version());
        return reading.id() == null || isAsHere
                ? read
                : read.with(
                        opened,
                        new Renewal(store, ids, attributes)
                                .renew(claim.key(), owner, reading.id(), read, bounds, opened));
    }

    /** Takes for damaged what is of an earlier version than the owner left it at, for somebody put it back. */
    private void refuseEarlier(
            SessionKey session,
            Ownership owner,
            Bounds bounds,
            Map<String, Frame> stored,
            Map<String, Frame> opened,
            Map<String, StoredFrame> left) {
        stored.forEach((name, frame) -> {
            if (!bounds.allow(name, frame.version())) {
                opened.put(name, AttributeSeals.damaged(frame));
            }
        });
        Set<String> earlier = new TreeSet<>(left.keySet());
        earlier.removeIf(name ->
                bounds.allow(name, Objects.requireNonNull(left.get(name)).version()));
        if (!earlier.isEmpty()
                && store.read(session, owner.node(), owner.fence(), earlier) instanceof ReadResult.Found found) {
            found.frames().forEach((name, frame) -> opened.put(name, AttributeSeals.damaged(frame)));
            left.keySet().removeAll(earlier);
        }
    }

    /** Finds the reason for which the record is not read; null if it is. */
    private @Nullable String objection(SessionKey session, IdSeals.Reading reading) {
        return switch (reading.form()) {
            case LATEST, EARLIER -> null;
            case FOREIGN -> {
                String key = String.valueOf(reading.foreign());
                report.foreign(key);
                yield "it is sealed with the key " + key + ", which this instance does not have";
            }
            case BROKEN -> unfit(session, "the seal of its id does not fit");
            case NONE, CLEAR -> mode == Encryption.REQUIRED ? unfit(session, "its id is not sealed") : null;
        };
    }

    private String unfit(SessionKey session, String why) {
        report.unfit(session, why);
        return why;
    }

    /** It was granted before it was seen that it cannot be read; other instances may be able to. */
    private void letGo(SessionKey session, Ownership owner) {
        try {
            store.release(session, owner);
        } catch (StoreUnavailableException stays) {
            // A node releases what it is asked for and has not got.
        }
    }

    @Override
    public ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names) {
        ReadResult result = store.read(key, owner, run, names);
        return result instanceof ReadResult.Found found
                ? new ReadResult.Found(attributes.open(key, found.frames()))
                : result;
    }

    @Override
    public SaveResult save(Save save) {
        return send(save, underSeal -> {
                    SaveResult result = store.save(underSeal);
                    return () -> result;
                })
                .await();
    }

    @Override
    public Pending<SaveResult> send(Save save) {
        return send(save, store::send);
    }

    private Pending<SaveResult> send(Save save, Function<Save, Pending<SaveResult>> way) {
        SessionKey session = save.key();
        boolean everything = save.scope().isEverything();
        if (mode == Encryption.OFF) {
            return way.apply(
                    save.with(everything ? save.id() : StoredId.NONE, attributes.seal(session, save.changed())));
        }
        Bounds before = everything ? Bounds.EMPTY.orAny(save.kept().keySet()) : known.of(session);
        Bounds bounds = before.with(save.changed(), save.removed());
        StoredId id = save.id()
                .in(session)
                .map(itself -> ids.seal(session, itself, save.version(), bounds))
                .orElse(StoredId.NONE);
        Save underSeal = save.with(id, attributes.seal(session, save.changed()));
        Pending<SaveResult> sent = orDoubted(save, () -> way.apply(underSeal));
        return () -> {
            SaveResult result = orDoubted(save, sent::await);
            if (result == SaveResult.SAVED) {
                known.are(session, bounds);
            }
            return result;
        };
    }

    /** Takes note, if there is no answer, that the attributes may be of this version or of the one before. */
    private <T> T orDoubted(Save save, Supplier<T> part) {
        try {
            return part.get();
        } catch (StoreUnavailableException unanswered) {
            known.are(save.key(), known.of(save.key()).orAny(save.changed().keySet()));
            throw unanswered;
        }
    }

    @Override
    public boolean rewrite(Rewrite rewrite) {
        return store.rewrite(rewrite);
    }

    @Override
    public Map<SessionKey, Sight> look(Collection<SessionKey> keys) {
        Map<SessionKey, Sight> sights = new LinkedHashMap<>(store.look(keys));
        sights.replaceAll((key, sight) -> sight instanceof Sight.Present present ? opened(key, present) : sight);
        return sights;
    }

    private Sight opened(SessionKey key, Sight.Present present) {
        IdSeals.Reading reading = ids.read(key, present.id());
        return objection(key, reading) == null
                ? new Sight.Present(
                        reading.id() == null ? StoredId.NONE : StoredId.of(reading.id()),
                        present.owner(),
                        present.owned(),
                        present.metadata())
                : new Sight.Unreadable();
    }

    @Override
    public Set<SessionKey> touch(Collection<Touch> touches) {
        return store.touch(touches);
    }

    @Override
    public EndResult end(End end) {
        known.forget(end.key());
        return store.end(end);
    }

    @Override
    public boolean release(SessionKey key, Ownership owner) {
        return store.release(key, owner);
    }

    @Override
    public void probe(Duration within) {
        store.probe(within);
    }

    @Override
    public History history() {
        return store.history();
    }
}
