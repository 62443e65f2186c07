// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionMetadata;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contract in plain Java: the twin of the Redis store, in the words of the ports' Javadoc rather than of the scripts.
 *
 * <p>Concurrency: every method is synchronized; records are immutable.
 */
public final class InMemorySessionStore implements SessionStore {

    private static final Duration PLACE_IN_LINE = Duration.ofSeconds(1);
    private static final int RUNS = 8;
    private static final long MOST = (1L << 53) - 1;
    private static final long MOST_GRANTED = (1L << 52) - 1;
    private static final Duration CENTURY = Duration.ofDays(36_525);

    private sealed interface Entry {
        Instant keptUntil();
    }

    private record Tombstone(long fence, Instant keptUntil) implements Entry {}

    private record Waiter(NodeId node, Instant until) {}

    /** A time in which no other node held the session; versions rise through all of them. */
    private record Run(NodeId node, long began, long finalVersion) {}

    private record Live(
            StoredId id,
            Ownership owner,
            long run,
            List<Run> formerRuns,
            long version,
            boolean owned,
            long claim,
            @Nullable Waiter waiter,
            SessionMetadata metadata,
            Map<String, byte[]> attributes,
            Instant keptUntil)
            implements Entry {

        long fence() {
            return owner.fence();
        }

        Live withWaiter(@Nullable Waiter next) {
            return new Live(id, owner, run, formerRuns, version, owned, claim, next, metadata, attributes, keptUntil);
        }

        Live released() {
            return new Live(id, owner, run, formerRuns, version, false, claim, waiter, metadata, attributes, keptUntil);
        }

        /** Owned anew by the process whose run it is. */
        Live ownedAnew(Ownership next, long number) {
            return new Live(
                    id,
                    next,
                    run,
                    formerRuns,
                    version,
                    true,
                    number,
                    waiterBehind(next.node()),
                    metadata,
                    attributes,
                    keptUntil);
        }

        /** Owned by a node whose run begins. */
        Live takenOver(Ownership next, long number) {
            List<Run> runs = Stream.concat(Stream.of(new Run(owner.node(), run, version)), formerRuns.stream())
                    .limit(RUNS)
                    .toList();
            return new Live(
                    id,
                    next,
                    next.fence(),
                    runs,
                    version,
                    true,
                    number,
                    waiterBehind(next.node()),
                    metadata,
                    attributes,
                    keptUntil);
        }

        private @Nullable Waiter waiterBehind(NodeId node) {
            return waiter != null && waiter.node().equals(node) ? null : waiter;
        }

        Live withAttributes(Map<String, byte[]> others) {
            return new Live(id, owner, run, formerRuns, version, owned, claim, waiter, metadata, others, keptUntil);
        }

        Live withId(StoredId other) {
            return new Live(
                    other, owner, run, formerRuns, version, owned, claim, waiter, metadata, attributes, keptUntil);
        }

        Live touched(Instant when, Instant until) {
            return new Live(
                    id,
                    owner,
                    run,
                    formerRuns,
                    version,
                    owned,
                    claim,
                    waiter,
                    metadata.accessed(when),
                    attributes,
                    until);
        }

        /** Whether what the node knows is a part of this record's history. */
        boolean remembers(Known known) {
            return formerRuns.stream()
                    .anyMatch(former -> former.node().equals(known.owner())
                            && former.began() == known.run()
                            && former.finalVersion() >= known.version());
        }
    }

    private final TimeSource time;
    private final Map<SessionKey, Entry> entries = new HashMap<>();
    private int restarts;
    private int losses;

    /** @param time the store's clock */
    public InMemorySessionStore(TimeSource time) {
        this.time = time;
    }

    @Override
    public synchronized ClaimResult claim(Claim claim) {
        Entry entry = find(claim.key());
        if (entry == null) {
            return new ClaimResult.Absent();
        }
        if (!(entry instanceof Live live)) {
            return new ClaimResult.Ended();
        }
        if (!isReadable(live) || !isGrantable(live)) {
            return new ClaimResult.Unreadable("a number is out of its range");
        }
        Busy busy = busy(claim, live);
        if (busy != null) {
            put(claim, busy.entry());
            return busy.answer();
        }
        return grant(claim, live);
    }

    /** Whether the store believes the record's numbers at all. */
    private boolean isReadable(Live live) {
        SessionMetadata metadata = live.metadata();
        return live.fence() <= MOST
                && live.version() <= MOST
                && isNear(metadata.created())
                && isNear(metadata.lastAccessed())
                && metadata.maxInactive().abs().compareTo(CENTURY) <= 0;
    }

    private boolean isNear(Instant when) {
        return Duration.between(now(), when).abs().compareTo(CENTURY) <= 0;
    }

    /** Whether its numbers can rise. */
    private static boolean isGrantable(Live live) {
        return live.fence() <= MOST_GRANTED && live.version() <= MOST_GRANTED;
    }

    private record Busy(Live entry, ClaimResult answer) {}

    private @Nullable Busy busy(Claim claim, Live live) {
        Claim.Mode mode = claim.mode();
        boolean ours = isOurs(claim, live);
        boolean dead = live.owner().equals(claim.takeFrom());
        Waiter inLine = placeOfAnother(live, claim.node());
        if (live.owned() && !ours && !dead) {
            boolean getsInLine = mode == Claim.Mode.OPEN && inLine == null;
            Live next = getsInLine ? live.withWaiter(new Waiter(claim.node(), now().plus(PLACE_IN_LINE))) : live;
            return new Busy(next, new ClaimResult.Busy(live.owner(), true));
        }
        boolean givesWay = mode == Claim.Mode.JOIN || (mode != Claim.Mode.CONFIRM && !(live.owned() && ours));
        if (inLine != null && givesWay) {
            return new Busy(live, new ClaimResult.Busy(new Ownership(inLine.node(), live.fence()), false));
        }
        return null;
    }

    private static boolean isOurs(Claim claim, Live live) {
        NodeId owner = live.owner().node();
        return owner.equals(claim.node()) || owner.equals(claim.known().owner());
    }

    private ClaimResult grant(Claim claim, Live live) {
        Known known = claim.known();
        boolean owner = live.owner().node().equals(claim.node());
        boolean grantedBefore = claim.number() == live.claim();
        if (owner && (claim.number() < live.claim() || (grantedBefore && !live.owned()))) {
            return new ClaimResult.Busy(live.owner(), false);
        }
        boolean sameRun = isOurs(claim, live) && known.run() > 0 && known.run() == live.run();
        boolean lost = known.run() > 0 && known.fence() == live.fence() && !isOurs(claim, live);
        boolean newer = (sameRun || lost) && known.version() > live.version();
        if (Math.max(known.fence(), known.run()) > live.fence() || newer) {
            put(claim, live.released());
            return new ClaimResult.Behind(live.fence());
        }
        boolean mine = live.owned() && owner;
        if (sameRun && mine && live.fence() == known.fence()) {
            put(claim, live.ownedAnew(live.owner(), claim.number()));
            return new ClaimResult.Unchanged(live.fence());
        }
        boolean again = mine && grantedBefore;
        Ownership next = again ? live.owner() : new Ownership(claim.node(), live.fence() + 1);
        if (sameRun) {
            put(claim, live.ownedAnew(next, claim.number()));
            return new ClaimResult.Unchanged(next.fence());
        }
        put(claim, again ? live : live.takenOver(next, claim.number()));
        return changed(live, next, live.remembers(known) ? known.version() : 0, claim.largest());
    }

    private static ClaimResult changed(Live live, Ownership next, long base, int largest) {
        Map<String, Frame> newer = new HashMap<>();
        Map<String, StoredFrame> left = new HashMap<>();
        live.attributes().forEach((name, bytes) -> {
            Frame frame = Frame.parse(bytes);
            boolean damaged = frame.codec() == Frame.DAMAGED;
            if (!damaged && frame.version() > base && bytes.length > largest) {
                left.put(name, new StoredFrame(frame.version(), bytes.length, frame.traits()));
            } else if (damaged || frame.version() > base) {
                newer.put(name, frame);
            }
        });
        return new ClaimResult.Changed(
                next.fence(),
                live.version(),
                live.owned(),
                live.id(),
                live.metadata(),
                new HashSet<>(live.attributes().keySet()),
                newer,
                left);
    }

    @Override
    public synchronized ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names) {
        if (!(find(key) instanceof Live live) || !live.owner().node().equals(owner) || live.run() != run) {
            return new ReadResult.Refused();
        }
        Map<String, Frame> frames = new HashMap<>();
        live.attributes().forEach((name, bytes) -> {
            if (names.contains(name)) {
                frames.put(name, Frame.parse(bytes));
            }
        });
        return new ReadResult.Found(frames);
    }

    @Override
    public synchronized SaveResult save(Save save) {
        Entry entry = find(save.key());
        boolean full = save.scope().isEverything();
        if (entry instanceof Tombstone ended
                && !(save.scope() == Save.Scope.SUCCESSOR && save.owner().fence() > ended.fence())) {
            return SaveResult.ENDED;
        }
        Live live = entry instanceof Live there ? there : null;
        if (live != null && !isReadable(live)) {
            return SaveResult.UNREADABLE;
        }
        SaveResult answer = live == null ? full ? null : SaveResult.ABSENT : refusal(save, live, full);
        if (answer == null) {
            write(save, live, full);
        }
        return answer == null ? SaveResult.SAVED : answer;
    }

    /** The answer without a write, or null if it is to be written. */
    private static @Nullable SaveResult refusal(Save save, Live live, boolean full) {
        long fence = save.owner().fence();
        boolean mine = live.owner().equals(save.owner());
        if (live.fence() > fence || (live.fence() == fence && !mine)) {
            return SaveResult.FENCED;
        }
        if (mine && save.version() <= live.version()) {
            return save.version() == live.version() ? SaveResult.SAVED : SaveResult.FENCED;
        }
        boolean behind = live.fence() < fence || live.version() < save.stored();
        boolean taken = live.owned() && !live.owner().node().equals(save.owner().node());
        return behind && (!full || taken) ? SaveResult.BEHIND : null;
    }

    private void write(Save save, @Nullable Live before, boolean full) {
        Map<String, byte[]> attributes = new HashMap<>();
        if (before != null) {
            attributes.putAll(before.attributes());
        }
        if (full) {
            attributes.entrySet().removeIf(there -> !isKept(save.kept().get(there.getKey()), there.getValue()));
        }
        save.changed().forEach((name, frame) -> attributes.put(name, frame.toBytes()));
        attributes.keySet().removeAll(save.removed());
        Instant last = save.metadata().lastAccessed();
        if (before != null && before.metadata().lastAccessed().isAfter(last)) {
            last = before.metadata().lastAccessed();
        }
        entries.put(
                save.key(),
                new Live(
                        before == null || full || !save.id().text().isEmpty() ? save.id() : before.id(),
                        save.owner(),
                        full || before == null ? save.owner().fence() : before.run(),
                        full || before == null ? List.of() : before.formerRuns(),
                        save.version(),
                        !save.release(),
                        claim(save, before),
                        full || before == null ? null : before.waiter(),
                        new SessionMetadata(
                                save.metadata().created(), last, save.metadata().maxInactive()),
                        Map.copyOf(attributes),
                        now().plus(save.timeToLive())));
    }

    /** Claims are numbered by each node for itself. */
    private static long claim(Save save, @Nullable Live before) {
        boolean same =
                before != null && before.owner().node().equals(save.owner().node());
        long known = before != null && same ? before.claim() : 0;
        return save.scope().isEverything() ? Math.max(known, save.claim()) : known;
    }

    private static boolean isKept(@Nullable StoredFrame left, byte[] bytes) {
        return left != null && left.is(Frame.parse(bytes));
    }

    @Override
    public synchronized boolean rewrite(Rewrite rewrite) {
        if (!(find(rewrite.key()) instanceof Live live)
                || !live.owner().equals(rewrite.owner())
                || live.version() != rewrite.version()) {
            return false;
        }
        Map<String, byte[]> attributes = new HashMap<>(live.attributes());
        rewrite.frames().forEach((name, frame) -> attributes.put(name, frame.toBytes()));
        StoredId id = rewrite.id();
        entries.put(rewrite.key(), live.withAttributes(Map.copyOf(attributes)).withId(id == null ? live.id() : id));
        return true;
    }

    @Override
    public synchronized Set<SessionKey> touch(Collection<Touch> touches) {
        Set<SessionKey> touched = new HashSet<>();
        for (Touch touch : touches) {
            if (find(touch.key()) instanceof Live live
                    && isReadable(live)
                    && live.owner().equals(touch.owner())) {
                entries.put(touch.key(), live.touched(touch.lastAccessed(), now().plus(touch.timeToLive())));
                touched.add(touch.key());
            }
        }
        return touched;
    }

    @Override
    public synchronized Map<SessionKey, Sight> look(Collection<SessionKey> keys) {
        Map<SessionKey, Sight> sights = new HashMap<>();
        keys.forEach(key -> sights.put(key, sight(find(key))));
        return sights;
    }

    private Sight sight(@Nullable Entry entry) {
        if (entry == null) {
            return new Sight.Absent();
        }
        if (entry instanceof Live there && !(isReadable(there) && isGrantable(there))) {
            return new Sight.Unreadable();
        }
        return entry instanceof Live live
                ? new Sight.Present(live.id(), live.owner(), live.owned(), live.metadata())
                : new Sight.Ended(entry instanceof Tombstone ended ? ended.fence() : 0);
    }

    @Override
    public synchronized EndResult end(End end) {
        Entry entry = find(end.key());
        if (entry instanceof Tombstone) {
            return EndResult.ENDED;
        }
        if (entry instanceof Live there && !isReadable(there)) {
            return EndResult.UNREADABLE;
        }
        if (entry instanceof Live live && end.onlyIfOwned() && !live.owner().equals(end.owner())) {
            return EndResult.FENCED;
        }
        long fence = Math.max(end.owner().fence(), entry instanceof Live live ? live.fence() : 0);
        entries.put(end.key(), new Tombstone(fence + 1, now().plus(end.tombstone())));
        return EndResult.ENDED;
    }

    @Override
    public synchronized boolean release(SessionKey key, Ownership owner) {
        if (find(key) instanceof Live live && isReadable(live) && live.owner().equals(owner)) {
            entries.put(key, live.released());
            return true;
        }
        return false;
    }

    @Override
    public void probe(Duration within) {}

    @Override
    public synchronized History history() {
        return new History(Integer.toString(restarts), Integer.toString(losses));
    }

    /** Who owns what at the moment. */
    public synchronized Map<SessionKey, NodeId> owners() {
        Map<SessionKey, NodeId> owners = new HashMap<>();
        entries.forEach((key, entry) -> {
            if (find(key) instanceof Live live && live.owned()) {
                owners.put(key, live.owner().node());
            }
        });
        return owners;
    }

    /** Who owns the session under which fence; null if nobody does. */
    public synchronized @Nullable Ownership owner(SessionKey key) {
        return find(key) instanceof Live live && live.owned() ? live.owner() : null;
    }

    /** The sessions there are, tombstones not counted. */
    public synchronized Set<SessionKey> sessions() {
        Set<SessionKey> sessions = new HashSet<>();
        entries.forEach((key, entry) -> {
            if (find(key) instanceof Live) {
                sessions.add(key);
            }
        });
        return sessions;
    }

    /** The bytes of an attribute as they are kept. */
    public synchronized byte @Nullable [] bytes(SessionKey key, String name) {
        return find(key) instanceof Live live ? live.attributes().get(name) : null;
    }

    /** Puts bytes in place of an attribute, as another version of Baton or a fault would. */
    public synchronized void replaceBytes(SessionKey key, String name, byte[] bytes) {
        if (!(find(key) instanceof Live live)) {
            throw new IllegalStateException("no session under " + key);
        }
        Map<String, byte[]> attributes = new HashMap<>(live.attributes());
        attributes.put(name, bytes);
        entries.put(key, live.withAttributes(Map.copyOf(attributes)));
    }

    /** What the store has now, to be brought back by {@link #goBackTo}: a fail-over to a replica that lagged behind. */
    public synchronized Map<SessionKey, ?> copy() {
        return Map.copyOf(entries);
    }

    /** Loses every write since the copy was made. */
    public synchronized void goBackTo(Map<SessionKey, ?> copy) {
        restarts++;
        entries.clear();
        copy.forEach((key, entry) -> entries.put(key, (Entry) entry));
    }

    /** Restarts empty. */
    public synchronized void forgetEverything() {
        restarts++;
        flush();
    }

    /** Is emptied, and runs on. */
    public synchronized void flush() {
        losses++;
        entries.clear();
    }

    private @Nullable Entry find(SessionKey key) {
        Entry entry = entries.get(key);
        return entry == null || !now().isBefore(entry.keptUntil()) ? null : entry;
    }

    private @Nullable Waiter placeOfAnother(Live live, NodeId node) {
        Waiter waiter = live.waiter();
        boolean another = waiter != null
                && !waiter.node().equals(node)
                && waiter.until().isAfter(now())
                && !waiter.until().isAfter(now().plus(PLACE_IN_LINE));
        return another ? waiter : null;
    }

    private void put(Claim claim, Live live) {
        entries.put(claim.key(), live);
    }

    private Instant now() {
        return time.now();
    }
}
