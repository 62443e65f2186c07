// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.AttributeCodec;
import io.baton.codec.ContentHash;
import io.baton.codec.Encoded;
import io.baton.engine.attributes.Snapshot.Take;
import io.baton.store.Frame;
import io.baton.store.StoredFrame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one session in memory. Applications read and change it at any time; its owner collects what changed and says what was stored.
 *
 * <p>Concurrency: any thread may use {@code get}, {@code put}, {@code remove}, {@code names} and {@code snapshot}; the other methods are called by one
 * thread at a time, under the session's lock. Values are decoded and encoded outside any lock, for their classes may run code of the application; of
 * two threads that decode the same one, one wins and both get its object.
 *
 * <p>A request takes a snapshot after its own changes, so the snapshot has them. Of two snapshots the one with the later ticket has the changes of both
 * requests, so the other one need not be written after it.
 */
public final class AttributeTable {

    private final Coding coding;
    private final AttributeSource source;
    private final AttributeLog log;
    private final ConcurrentHashMap<String, Slot> slots = new ConcurrentHashMap<>();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    private final AtomicLong tickets = new AtomicLong();
    private final Audience audience;

    /**
     * @param codec of the application
     * @param source of the attributes that were left in the store
     * @param sessionName what logs call the session, never its id
     */
    public AttributeTable(AttributeCodec codec, AttributeSource source, String sessionName) {
        this.source = source;
        this.log = new AttributeLog(sessionName);
        this.coding = new Coding(codec, log);
        this.audience = new Audience(this, codec);
    }

    /**
     * The value, or null if there is none or this node cannot read it.
     *
     * @throws AttributeUnavailableException if it is in the store, which cannot be asked
     */
    public @Nullable Object get(String name) {
        return live(name) instanceof LiveSlot live ? live.read() : null;
    }

    /** Those of its values that hear when the session leaves this node or arrives. */
    public Audience audience() {
        return audience;
    }

    /** Each attribute's place, decoded or not. */
    Map<String, Slot> slots() {
        return slots;
    }

    @Nullable
    Slot live(String name) {
        Slot slot = fetched(name);
        while (slot instanceof EncodedSlot encoded) {
            Slot decoded = coding.decode(name, encoded);
            slot = slots.replace(name, encoded, decoded) ? decoded : slots.get(name);
        }
        return slot;
    }

    /** Like {@link #get}, for values of which {@link #suspect} says when they may have changed. */
    @Nullable
    Object peek(String name) {
        return live(name) instanceof LiveSlot live ? live.value() : null;
    }

    /** Takes note that the value may have changed. */
    void suspect(String name) {
        if (slots.get(name) instanceof LiveSlot live) {
            live.suspect();
        }
    }

    /** Sets the value if there is none. */
    void putIfAbsent(String name, Supplier<Object> value) {
        slots.computeIfAbsent(name, missing -> LiveSlot.assigned(StoredContent.nothing(), value.get()));
    }

    /** Whether there is something of that name that this node has tried to read in vain. */
    boolean isUnreadable(String name) {
        return live(name) instanceof UnreadableSlot;
    }

    /**
     * Gets from the store what was left there, without decoding it. To be called under no lock.
     *
     * @throws AttributeUnavailableException if the store cannot be asked
     */
    public void fetchAll() {
        slots.keySet().forEach(this::fetched);
    }

    /** Whether everything the session has is in memory. */
    public boolean isComplete() {
        return slots.values().stream().noneMatch(LeftSlot.class::isInstance);
    }

    private @Nullable Slot fetched(String name) {
        Slot slot = slots.get(name);
        while (slot instanceof LeftSlot left) {
            Frame frame = source.read(name);
            if (frame != null && left.frame().is(frame)) {
                slots.replace(name, left, new EncodedSlot(frame));
            } else if (slots.remove(name, left)) {
                log.lost(name);
            }
            slot = slots.get(name);
        }
        return slot;
    }

    /** The value that is about to be replaced, for those who listen; a store that cannot be asked does not keep it from being replaced. */
    private @Nullable Object former(String name, boolean always) {
        try {
            Slot slot = slots.get(name);
            return slot != null && (always || slot.mayHearBinding()) ? get(name) : null;
        } catch (AttributeUnavailableException unavailable) {
            log.replacedUnread(name, unavailable);
            return null;
        }
    }

    /** Sets the value and returns the one it replaces, or null. */
    public @Nullable Object put(String name, Object value) {
        return put(name, value, true);
    }

    /**
     * Sets the value and returns the one it replaces, or null.
     *
     * @param always whether to return that even if it must be decoded for it, and does not itself want to hear of it
     */
    @Nullable
    Object put(String name, Object value, boolean always) {
        Object before = former(name, always);
        slots.compute(name, (same, slot) -> {
            return LiveSlot.assigned(slot == null ? StoredContent.nothing() : slot.stored(), value);
        });
        audience.joined(value);
        return before;
    }

    /** Removes the attribute and returns its value, or null. */
    public @Nullable Object remove(String name) {
        return remove(name, true);
    }

    /**
     * Removes the attribute and returns its value, or null.
     *
     * @param always whether to return that even if it must be decoded for it, and does not itself want to hear of it
     */
    @Nullable
    Object remove(String name, boolean always) {
        Object before = former(name, always);
        slots.compute(name, (same, slot) -> {
            if (slot != null) {
                removed.add(name);
            }
            return null;
        });
        return before;
    }

    /**
     * The names of the attributes, without those that this node cannot read: what is in memory is decoded for that. What was left in the store is named
     * unread.
     */
    Set<String> readableNames() {
        slots.forEach((name, slot) -> {
            if (slot instanceof EncodedSlot) {
                live(name);
            }
        });
        return names();
    }

    /** The names of the attributes, without those known to be unreadable here. */
    public Set<String> names() {
        return slots.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof UnreadableSlot))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Encodes what may have changed. To be called under no lock.
     *
     * @param everything whether to encode all live values, changed or not
     */
    public Snapshot snapshot(boolean everything) {
        // Before any slot is looked up: a later ticket must not go with a value that was replaced before it was drawn.
        long ticket = tickets.incrementAndGet();
        boolean lacking = false;
        Map<String, Take> takes = new HashMap<>();
        for (Map.Entry<String, Slot> entry : slots.entrySet()) {
            if (entry.getValue() instanceof LiveSlot live && (everything || live.isSuspect())) {
                Optional<Take> take = coding.take(entry.getKey(), live, ticket);
                take.ifPresent(taken -> takes.put(entry.getKey(), taken));
                lacking |= take.isEmpty();
            }
        }
        return new Snapshot(everything, lacking, takes);
    }

    /** What of the snapshot is new to the store, and what was removed. */
    public Changes changes(Snapshot snapshot) {
        Changes changes = new Changes();
        snapshot.takes().forEach((name, take) -> {
            Slot now = slots.get(name);
            if (now != null && !now.stored().isNewerThan(take.ticket())) {
                judge(name, now.stored(), take, snapshot.complete(), changes);
            }
        });
        if (snapshot.complete()) {
            slots.forEach((name, slot) -> {
                Frame frame = slot.untouchedFrame();
                if (frame != null) {
                    changes.untouched(name, frame);
                } else if (slot instanceof LeftSlot left) {
                    changes.left(name, left.frame());
                } else if (!snapshot.takes().containsKey(name)) {
                    changes.omitted(slot.stored());
                }
            });
        }
        Set<String> gone = new HashSet<>(removed);
        gone.removeAll(slots.keySet());
        changes.removed(gone);
        return changes;
    }

    /**
     * Whether a complete snapshot still is: every value that is in the store is in it, as it is there or later. One that was decoded since is not, nor one
     * that another request wrote since; a full write would lose them. To be asked once its changes were collected: a value that is decoded between the two
     * would be neither in the snapshot nor untouched.
     */
    public boolean covers(Snapshot snapshot) {
        return snapshot.complete()
                && slots.entrySet().stream()
                        .allMatch(entry -> !(entry.getValue() instanceof LiveSlot live)
                                || !live.stored().isAnything()
                                || isCovered(live, snapshot.takes().get(entry.getKey()))
                                || live.hasFailed());
    }

    private static boolean isCovered(LiveSlot live, @Nullable Take take) {
        return take != null && !live.stored().isNewerThan(take.ticket());
    }

    private void judge(String name, StoredContent stored, Take take, boolean everything, Changes changes) {
        Encoded content = take.content();
        ContentHash hash = take.hash();
        if (content == null || hash == null) {
            if (stored.isAnything() || removed.contains(name)) {
                changes.withdrawn(name, stored, take.ticket());
            }
        } else if (everything || !stored.is(hash)) {
            changes.changed(name, content, stored, hash, take.ticket());
        }
    }

    /** How many bytes of them the store has, as far as is known. */
    public long storedBytes() {
        return slots.values().stream().mapToLong(slot -> slot.stored().length()).sum();
    }

    /** Takes note that the changes are in the store. */
    public void stored(Changes changes) {
        changes.confirm();
        changes.names()
                .forEach(name -> slots.computeIfPresent(name, (same, slot) -> {
                    removed.remove(name);
                    return slot;
                }));
        removed.removeAll(changes.removed());
    }

    /** Takes note that the changes may be in the store, or not. */
    public void unanswered(Changes changes) {
        changes.unanswered();
    }

    /** Takes note that no request has the values in its hands any more, and that what the snapshot took is stored. */
    public void settle(Snapshot snapshot) {
        snapshot.takes().values().forEach(take -> take.slot().clear());
    }

    /** Whether all there is in memory is known to be what the store had. */
    public boolean isSettled() {
        return removed.isEmpty()
                && slots.values().stream().noneMatch(slot -> slot instanceof LiveSlot live && live.isSuspect());
    }

    /**
     * Brings memory up to the store's state. It must be settled: the store sends only what changed since.
     *
     * @param names of all attributes there are now
     * @param newer the attributes that are newer than memory
     * @param left those that are newer, too, but stay in the store until they are read
     */
    public void merge(Set<String> names, Map<String, Frame> newer, Map<String, StoredFrame> left) {
        slots.keySet().retainAll(names);
        newer.forEach((name, frame) -> slots.put(name, new EncodedSlot(frame)));
        left.forEach((name, frame) -> slots.put(name, new LeftSlot(frame)));
        removed.clear();
        audience.mayHaveArrived(newer.keySet());
        audience.mayHaveArrived(left.keySet());
    }
}
