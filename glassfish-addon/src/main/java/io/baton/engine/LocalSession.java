// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.Standing.State;
import io.baton.engine.attributes.AttributeTable;
import io.baton.engine.attributes.AttributeView;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.ClaimResult;
import io.baton.store.Due;
import io.baton.store.End;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One session in this node's memory. While this node owns it and its lease vouches for that, what it says is the truth; otherwise it is a copy that the
 * next claim confirms, brings up to date or throws away. Its states, and what its lock guards, stand at {@link Standing}.
 */
public final class LocalSession {

    private final EngineContext context;
    private final Directory directory;
    private final AttributeTable attributes;
    private final AttributeView view;
    private final Standing standing;
    private final Claiming claiming;
    private final Reconciling reconciling;
    private final Ending ending;
    private final Writing writing;
    private final Announcing announcing;
    private final Renaming renaming;
    private final Times times;
    private final int hash;

    private volatile SessionId id;
    private volatile SessionRecord record;
    /** A new one when memory is replaced by another node's state. */
    private volatile Object generation = new Object();

    private LocalSession(
            EngineContext context,
            Directory directory,
            SessionId id,
            SessionMetadata metadata,
            SessionRecord record,
            State state) {
        this.context = context;
        this.directory = directory;
        this.id = id;
        this.hash = id.hashCode();
        this.times = new Times(metadata);
        this.record = record;
        this.standing = new Standing(state, context.threads().monitor());
        this.claiming = new Claiming(this, context, standing);
        this.reconciling = new Reconciling(this, context, standing);
        this.attributes = new AttributeTable(context.codec(), new Reading(this, standing, reconciling), name());
        this.view = new AttributeView(attributes, context.settings().model());
        this.ending = new Ending(this, standing, directory);
        this.announcing = new Announcing(this, context, standing);
        this.writing = new Writing(this, context, standing, directory, reconciling, ending, announcing);
        this.renaming = new Renaming(this, standing, directory, reconciling, writing);
    }

    /** A session of which only the id is known. */
    static LocalSession unknown(EngineContext context, Directory directory, SessionId id) {
        SessionMetadata nothing = new SessionMetadata(Instant.EPOCH, Instant.EPOCH, Duration.ZERO);
        SessionRecord record = SessionRecord.unknown(context, id);
        return new LocalSession(context, directory, id, nothing, record, State.EMPTY);
    }

    /** A session that begins here, held by the request that creates it. */
    static LocalSession created(EngineContext context, Directory directory, SessionId id, SessionMetadata metadata) {
        return created(context, directory, id, metadata, SessionRecord.fresh(context, id));
    }

    /**
     * A session that begins here under the id of one that ended.
     *
     * @param ended the fence of that one's tombstone
     */
    static LocalSession successor(
            EngineContext context, Directory directory, SessionId id, SessionMetadata metadata, long ended) {
        return created(context, directory, id, metadata, SessionRecord.successor(context, id, ended));
    }

    private static LocalSession created(
            EngineContext context, Directory directory, SessionId id, SessionMetadata metadata, SessionRecord record) {
        LocalSession session = new LocalSession(context, directory, id, metadata, record, State.LIVE);
        session.standing.count(1);
        if (context.activation().hearsSessions()) {
            session.attributes.audience().sessionBegins();
        }
        return session;
    }

    /** The id the session has now. */
    public SessionId id() {
        return id;
    }

    /** Its attributes as they are kept. */
    public AttributeTable attributes() {
        return attributes;
    }

    /** Its attributes as the application sees them. */
    public AttributeView view() {
        return view;
    }

    /** Its times. */
    public SessionMetadata metadata() {
        return times.now();
    }

    /** Changes its times, to be written with the next save. */
    public void updateMetadata(UnaryOperator<SessionMetadata> change) {
        times.update(change);
    }

    /** A token that is another one after memory was replaced by the state another node left; what was derived from the former state is void then. */
    public Object generation() {
        return generation;
    }

    /**
     * Has the values that want to hear of it told that the session is here, unless they know; to be called by whoever holds the session, before the
     * application sees it. Waits for values that are being told.
     */
    public void arrived() {
        announcing.arrived();
    }

    /** Waits until no value is being told that the session moves. */
    void awaitTold(Duration atMost) {
        announcing.awaitTold(atMost);
    }

    /** Whether a request of this node holds it. */
    public boolean isHeld() {
        return standing.isHeld();
    }

    /** Whether a request of this node holds it by the store's word, or the store never heard of it, so that nobody else has it and its times are true. */
    public boolean isConfirmed() {
        return standing.isHeld() && (record.isConfirmed() || !record.isMaybeThere());
    }

    /** Whether this node may serve it from memory without a question to the store. */
    boolean isOurs() {
        return standing.is(State.LIVE)
                && !directory.isLeaving()
                && record.isOwned()
                && record.isConfirmed()
                && !record.isFullNeeded()
                && context.lease().vouchesFor(record.node());
    }

    /** Whether it is in memory, confirmed or not. */
    boolean isLive() {
        return standing.is(State.LIVE);
    }

    /** Whether it can be served while the store is away. */
    boolean needsNoStore() {
        return isOurs() || (standing.is(State.LIVE) && !claiming.isRisky());
    }

    /** Whether it is in memory for the case that this node gets it again: it was let go of with everything there was, and may live elsewhere. */
    public boolean isCopy() {
        return standing.is(State.LIVE) && !record.isOwned() && !standing.isUnsaved();
    }

    /**
     * Whether another node may own it by now, in order. A session that requests hold, and that is not owned, is being
     * let go of: if the store does not know it, it never heard of that; unless another node was seen to own it.
     */
    boolean mayBeElsewhere() {
        return record.mayBeElsewhere() && (standing.holds() == 0 || record.isOwned() || record.isContested());
    }

    /** Whether the session was ended here. */
    public boolean isEnded() {
        return standing.is(State.ENDING) || standing.is(State.ENDED);
    }

    /** Whether it was dropped from memory, without having ended as far as this node knows. */
    public boolean isGone() {
        return standing.is(State.GONE);
    }

    /** Whether the store has not got something yet, for being unavailable. */
    public boolean isUnsaved() {
        return standing.isUnsaved();
    }

    /** Whether its client came back since it began here. */
    boolean isVisitedAgain() {
        return standing.isVisitedAgain();
    }

    /** Holds the session, if no request does and the store never heard of it, so that nobody else can have it; otherwise null. */
    @Nullable
    SessionHandle holdUnstored() {
        standing.lock().lock();
        try {
            if (!standing.is(State.LIVE) || standing.holds() > 0 || record.isMaybeThere()) {
                return null;
            }
            standing.count(1);
            return new SessionHandle(this);
        } finally {
            standing.lock().unlock();
        }
    }

    /**
     * Whether whoever comes beside those who hold it sees its newest state: another node may have taken it since they
     * got it.
     */
    boolean isStillTheirs() {
        return isOurs() || (standing.is(State.LIVE) && !record.isMaybeThere());
    }

    /**
     * Holds the session beside those who hold it already; null if nobody does, or if the store must be asked first.
     *
     * @param wanted the id by which the caller knows it
     */
    @Nullable
    SessionHandle join(SessionId wanted) {
        standing.lock().lockBeside();
        try {
            if (standing.holds() == 0 || !wanted.equals(id) || !isStillTheirs()) {
                return null;
            }
            standing.count(1);
            return new SessionHandle(this);
        } finally {
            standing.lock().unlock();
        }
    }

    /** The store may have lost something of the session, if this node owns it: it is asked before memory is believed again. */
    void doubt() {
        standing.lock().lock();
        try {
            if (standing.is(State.LIVE) && record.isOwned()) {
                record.doubted();
            }
        } finally {
            standing.lock().unlock();
        }
    }

    /** Whether the store may have lost something of the session, and has not been asked. */
    boolean isDoubted() {
        return standing.is(State.LIVE) && !standing.isUnsaved() && record.isDoubted();
    }

    /** Whether this process owned it under a former name last, and has not asked since whether another node took it. */
    boolean isOfFormerName() {
        return standing.is(State.LIVE) && !standing.isUnsaved() && record.isOfFormerName();
    }

    /**
     * Asks the store what it has of a session that it may have lost something of, or that another node may have taken.
     * In the latter case not if a request has it, which asks itself; in the former even then, for others shall not wait
     * for the end of that request to find the session again.
     *
     * @return whether it has lost something, which is unsaved then
     */
    boolean compareWithStore() {
        standing.lock().lock();
        try {
            boolean isDue = isDoubted() || (isOfFormerName() && standing.holds() == 0);
            return isDue && reconciling.compare();
        } finally {
            standing.lock().unlock();
        }
    }

    /** Whether the store turned out to have lost the session, so that it must be written at once. */
    boolean isHealing() {
        return standing.isHealing();
    }

    /**
     * Ends the session. While requests hold it, the store learns of it when the first of them saves or lets go; otherwise at once.
     *
     * @param cause why
     */
    public void end(End.Cause cause) {
        ending.end(cause);
    }

    /**
     * Claims the session, without waiting for other nodes.
     *
     * @param wanted the id by which the caller knows it
     * @param eagerness how badly it is wanted
     * @param takeFrom an owner found dead, or null
     */
    HoldAttempt tryHold(SessionId wanted, Eagerness eagerness, @Nullable Ownership takeFrom) {
        return claiming.tryHold(wanted, eagerness, takeFrom);
    }

    /** Brings the changes to the store. */
    void save() {
        writing.write(Occasion.SAVE);
    }

    /**
     * Brings the changes to the store whatever the backup mode says, and waits for its answer. To be called by whoever holds the session.
     *
     * @return whether the store has everything that can be stored; if not, what is missing stays in memory and is tried again, unless the session is over
     *     or another node's
     */
    public boolean confirm() {
        writing.write(Occasion.CONFIRM);
        return standing.is(State.LIVE) && !standing.isUnsaved();
    }

    /** The node that has the session, as far as this one knows. */
    public NodeId node() {
        return record.node();
    }

    /** What the store has of the session, as far as this node knows. */
    public Backup backup() {
        return new Backup(record.version(), record.storedAt(), attributes.storedBytes());
    }

    /**
     * What the store has of a session.
     *
     * @param version counts the writes, from 1; 0: it has nothing
     * @param at when this node wrote it last; null if it has not yet, since the session began or came here
     * @param bytes of its attributes
     */
    public record Backup(long version, @Nullable Instant at, long bytes) {}

    /** Ends one hold; the last one writes and releases. */
    void letGo() {
        writing.write(Occasion.LET_GO);
    }

    /** Brings to the store what it could not take, or lets go of what it may have granted. */
    void saveAgain() {
        writing.write(Occasion.RETRY);
    }

    /** Brings to the store what interval mode left for now, unless a request holds the session: then the next one to end does. */
    void flush() {
        writing.write(Occasion.FLUSH);
    }

    /** Begins what {@link #flush} does, for one of several sessions. */
    Flush beginFlush() {
        return new Flush(writing, standing);
    }

    /** Whether there may be something that the store has not got, apart from an access. */
    boolean isToBeSent() {
        return standing.is(State.LIVE) && (!attributes.isSettled() || record.isFullNeeded() || isLifeChanged());
    }

    /** Lets go of the session now, if no request holds it. */
    void handOver() {
        writing.write(Occasion.HAND_OVER);
    }

    /**
     * Lets go of the session now, though requests may hold it. What they change from now on is written when they end, unless another node has the session
     * by then.
     */
    void leave() {
        writing.write(Occasion.LEAVE);
    }

    /** Whether the store may not know everything yet, changes and last access. */
    boolean isBehindhand() {
        return standing.is(State.LIVE) && record.isOwned() && !times.areSaved();
    }

    /** Whether it is long ago that the store heard of the last access. */
    boolean isAccessOutdated() {
        return times.isAccessOutdated();
    }

    /** What tells the store of the last access, unless only a write can. */
    Optional<Touch> touch() {
        return standing.is(State.LIVE) && !isLifeChanged() ? record.touch(times.now()) : Optional.empty();
    }

    /** When the session may be due, as far as the store knows; empty if it never is, or if the store cannot have it. */
    Optional<Due> due() {
        SessionMetadata saved = times.saved();
        return standing.is(State.LIVE) && record.isThere() && !saved.isImmortal()
                ? Optional.of(record.due(saved))
                : Optional.empty();
    }

    /** The store knows of the access, and has the session. */
    void touched(Touch touch, long asked) {
        record.touched(touch, asked);
        times.touched(touch.lastAccessed());
    }

    /**
     * Another node asks for the session.
     *
     * @param key by which it asks
     * @param node who asks
     * @return whether this node owns it as far as it knows, or has something of it that is not in the store, so that it will be let go of by a write
     */
    boolean wantedBy(SessionKey key, NodeId node) {
        standing.lock().lock();
        try {
            if (!isHere(key)) {
                return false;
            }
            standing.wantedBy(node);
            events().asked(id, node);
            if (standing.holds() > 0) {
                standing.waitedFor(context.time().nanoTime());
            }
            return true;
        } finally {
            standing.lock().unlock();
        }
    }

    /** Whether this node owns it by that key as far as it knows, or has something of it that is not in the store. */
    boolean has(SessionKey key) {
        standing.lock().lock();
        try {
            return isHere(key);
        } finally {
            standing.lock().unlock();
        }
    }

    private boolean isHere(SessionKey key) {
        boolean has =
                standing.is(State.ENDING) || (standing.is(State.LIVE) && (record.isOwned() || standing.isUnsaved()));
        return has && record.key().equals(key);
    }

    /** Another request of this node waits for those that hold the session. */
    void waitedFor() {
        standing.lock().lock();
        try {
            if (standing.holds() > 0) {
                standing.waitedFor(context.time().nanoTime());
            }
        } finally {
            standing.lock().unlock();
        }
    }

    /** Takes the session from requests that held it for too long while somebody waited. */
    void endHoldsIfOverdue() {
        writing.endHoldsIfOverdue();
    }

    boolean isWaitedFor() {
        return standing.isWaitedFor();
    }

    /**
     * Gives the session another id and ends the old one.
     *
     * @param newId never used before
     */
    void rename(SessionId newId) {
        renaming.rename(newId);
    }

    /** Writes what is unsaved, lets go of the session and forgets it, unless it is in use or cannot be saved. */
    void forget() {
        handOver();
        standing.lock().lock();
        try {
            if (isCopy() && standing.holds() == 0) {
                drop();
            }
        } finally {
            standing.lock().unlock();
        }
    }

    /** The store has the times. */
    void saved(SessionMetadata written) {
        times.saved(written);
    }

    /** Whether the store must learn of the times at once: a longer or shorter life, as opposed to a later access. */
    boolean isLifeChanged() {
        return times.isLifeChanged();
    }

    SessionRecord record() {
        return record;
    }

    /** Goes by another id from now on, in this node's memory and in the store. */
    void renamed(SessionId newId, SessionRecord newRecord) {
        directory.link(newId, this);
        id = newId;
        record = newRecord;
    }

    /** Goes by another id for the request that has it in hand, and nowhere else. */
    void renamed(SessionId newId) {
        id = newId;
    }

    /** Takes over the state that another node left. */
    void replaceMemory(ClaimResult.Changed changed) {
        attributes.merge(changed.names(), changed.newer(), changed.left());
        if (context.activation().hearsSessions()) {
            attributes.audience().sessionArrives(changed.abandoned());
        }
        SessionMetadata told = changed.metadata();
        times.replace(
                told,
                changed.abandoned() ? AccessTimes.atLatest(told, context.time().now()) : told);
        generation = new Object();
    }

    /**
     * Drops the session from memory because the store refused its changes.
     *
     * @return false, for callers that ask whether to go on
     */
    boolean refused(SaveResult result) {
        EngineLog.writeRefused(name(), result);
        events().refused(id, result);
        drop();
        return false;
    }

    /** Drops the session from memory, and answers. */
    <T> T drop(T answer) {
        drop();
        return answer;
    }

    void drop() {
        boolean mattered = !standing.is(State.EMPTY);
        standing.becomes(State.GONE);
        standing.unsaved(false);
        directory.remove(this);
        if (mattered) {
            told(standing.answered());
        }
    }

    /** Tells nodes that asked for the session, and requests of this node, that they may look again. */
    void told(Set<NodeId> nodes) {
        directory.letGo(record.key(), nodes);
    }

    /** The same in every run, so that sets of sessions are gone through in an order that a simulation can repeat. */
    @Override
    public int hashCode() {
        return hash;
    }

    /** The listener to what happens to it. */
    SessionEvents events() {
        return context.events();
    }

    /** What logs call the session. */
    public String name() {
        return context.name(id);
    }
}
