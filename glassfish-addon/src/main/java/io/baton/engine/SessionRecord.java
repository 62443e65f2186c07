// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.attributes.Changes;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.Due;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.Known;
import io.baton.store.Pending;
import io.baton.store.ReadResult;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.store.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of a session's record in the store: its key, under which name and fence this process owned it last, which writes went out and
 * which were acknowledged. Every method is at most one store call, but that a claim may begin a new incarnation first, and is made twice if this process owns the session under a name in between; each may throw {@link StoreUnavailableException}, and the knowledge stays right if it does.
 *
 * <p>Used under the session's lock; what is volatile may be read without.
 */
final class SessionRecord {

    private static final Duration IMMORTAL = Duration.ofDays(365);
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** After so long, a store that was emptied in between may have the record without having it listed. */
    private static final Duration LISTED_JUST_NOW = Duration.ofMillis(100);

    private final EngineContext context;
    private final SessionId id;
    private final SessionKey key;
    /** The incarnation under which this process owned the session last. */
    private volatile NodeId node;

    /** The fence at which this node's run began; 0 while nothing is in memory. */
    private long run;

    private long fence;
    /** The version of the latest write sent, whether or not it was answered. */
    private long sent;
    /** The version of the latest write acknowledged. */
    private volatile long stored;

    private volatile @Nullable Instant storedAt;
    /** Whether the record may exist: something was sent that may have created it. */
    private volatile boolean maybeThere;
    /** Whether the next write must carry everything. */
    private volatile boolean fullNeeded;
    /** Whether a tombstone is in the next write's way that is of another session under the same id. */
    private boolean succeeds;
    /** Whether this node has not let go of the session since it was granted, as far as it knows. */
    private volatile boolean owned;
    /** Whether a release was sent that got no answer: it may still arrive. */
    private boolean releaseUnderWay;
    /** Whether another node was seen to own it since this one did, be it in an older state that the store had. */
    private boolean contested;
    /** Whether the store's word for that is out, as opposed to what memory alone allowed. */
    private volatile boolean confirmed = true;

    /** When the store was last asked something whose answer confirmed that the session is there. */
    private volatile long confirmedAt;

    /** The life by which the session is listed among those that may be due; null if it is not known to be listed. */
    private @Nullable Duration listedLife;

    private SessionRecord(EngineContext context, SessionId id) {
        this.context = context;
        this.id = id;
        this.key = SessionKey.of(context.application(), id);
        this.node = context.lease().node();
    }

    /** A record of which only the id is known. */
    static SessionRecord unknown(EngineContext context, SessionId id) {
        return new SessionRecord(context, id);
    }

    /** A record that the next write creates, under an id that nobody used before. */
    static SessionRecord fresh(EngineContext context, SessionId id) {
        SessionRecord record = new SessionRecord(context, id);
        record.run = 1;
        record.fence = 1;
        record.owned = true;
        record.fullNeeded = true;
        record.confirmedAt = context.time().nanoTime();
        return record;
    }

    /**
     * A record that the next write creates, under the id of a session that ended.
     *
     * @param ended the fence of that one's tombstone
     */
    static SessionRecord successor(EngineContext context, SessionId id, long ended) {
        SessionRecord record = fresh(context, id);
        record.run = ended + 1;
        record.fence = ended + 1;
        record.succeeds = true;
        return record;
    }

    /** The record that goes on with this one's content under another id, which nobody used before. */
    SessionRecord renamed(SessionId newId) {
        SessionRecord record = fresh(context, newId);
        record.sent = sent;
        return record;
    }

    SessionKey key() {
        return key;
    }

    /** Whether the store may have the session, and as far as is known has all it should. */
    boolean isThere() {
        return maybeThere && !fullNeeded;
    }

    boolean isFullNeeded() {
        return fullNeeded;
    }

    /** Whether the store may have the session: something was sent that may have created it. */
    boolean isMaybeThere() {
        return maybeThere;
    }

    /** Whether the store may have lost something of what this node owns. */
    boolean isDoubted() {
        return owned && !confirmed && isThere();
    }

    /** Whether this process owned the session under a former name last: another node may have taken it since, in order. */
    boolean isOfFormerName() {
        return owned && context.lease().isFormer(node) && isThere();
    }

    /** Whether another node was seen to own it since this one did. */
    boolean isContested() {
        return contested;
    }

    /** Another node may have gone on with it, as what this one does not own any more. */
    void contested() {
        contested = true;
    }

    /**
     * Whether another node may own it by now, in order: this one let go of it, or owned it under a former name, or
     * another one was seen to own it.
     */
    boolean mayBeElsewhere() {
        return maybeThere && (!owned || contested || context.lease().mayBeTakenOver(node));
    }

    /** Whether the store's word is out for what this process may do with the session, for the incarnation that it is now. */
    boolean isConfirmed() {
        return confirmed && !context.lease().isFormer(node);
    }

    /** Whether this node owns the session, if its lease vouches for the name under which it does. */
    boolean isOwned() {
        return owned;
    }

    /** The version that the store has, as far as this node knows. */
    long version() {
        return stored;
    }

    /** When this node wrote it last. */
    @Nullable
    Instant storedAt() {
        return storedAt;
    }

    /** The incarnation under which this process owns the session, or did so last. */
    NodeId node() {
        return node;
    }

    /** The store may have lost something, the list of what may be due included. */
    void doubted() {
        unconfirmed();
        listedLife = null;
    }

    /** Memory is served without the store's word for it. */
    void unconfirmed() {
        confirmed = false;
    }

    ClaimResult claim(Claim.Mode mode, @Nullable Ownership takeFrom) {
        NodeId me = context.lease().join();
        long asked = context.time().nanoTime();
        ClaimResult result = claim(me, node, mode, takeFrom);
        if (result instanceof ClaimResult.Busy busy && isOwnWithoutKnowing(busy)) {
            result = claim(me, busy.owner().node(), mode, takeFrom);
        }
        if (result instanceof ClaimResult.Unchanged unchanged) {
            granted(me, unchanged.fence(), asked);
        } else if (result instanceof ClaimResult.Changed changed) {
            granted(me, changed.fence(), asked);
            run = changed.fence();
            stored = changed.version();
            sent = changed.version();
            storedAt = null;
            fullNeeded = false;
            // Whether a node that died had listed it again after a loss is not known.
            listedLife = changed.abandoned() ? null : changed.metadata().maxInactive();
        } else if (isOlderOwner(result)) {
            // The store went back: what was granted since is lost there, and what is here must be brought to it.
            unconfirmed();
            contested = true;
        } else if (result instanceof ClaimResult.Busy busy && busy.owned()) {
            owned = false;
            contested = true;
        } else if (takeFrom != null && result.kind() == ClaimResult.Kind.BEHIND) {
            // Who owned the older state is dead, and nobody came after it.
            contested = false;
        }
        return result;
    }

    private ClaimResult claim(NodeId me, NodeId lastOwner, Claim.Mode mode, @Nullable Ownership takeFrom) {
        // A lower fence than the record's is not confirmed but raised, and the late release refused for being below it.
        long knownFence = releaseUnderWay ? fence - 1 : fence;
        Known known = run == 0 ? Known.NOTHING : new Known(lastOwner, run, knownFence, stored);
        return context.store()
                .claim(new Claim(
                        key,
                        me,
                        mode,
                        known,
                        takeFrom,
                        largest(),
                        context.lease().nextClaim()));
    }

    /** Whether this process owns it under a name that it had in between: a claim was granted, and its answer lost with that name. */
    private boolean isOwnWithoutKnowing(ClaimResult.Busy busy) {
        NodeId owner = busy.owner().node();
        return run > 0 && busy.owned() && !owner.equals(node) && context.lease().isFormer(owner);
    }

    /** A session that comes back here is in use here: what changed of it meanwhile will be read, whatever its length. */
    private int largest() {
        return run == 0 ? context.settings().largestSentAtOnce() : Integer.MAX_VALUE;
    }

    private void granted(NodeId me, long newFence, long asked) {
        if (!me.equals(node)) {
            // The lease was lost in between, as in a restart of the store that forgot what was listed.
            listedLife = null;
        }
        node = me;
        fence = newFence;
        owned = true;
        contested = false;
        releaseUnderWay = false;
        maybeThere = true;
        confirmed(asked);
    }

    private void confirmed(long asked) {
        confirmed = true;
        confirmedAt = asked;
    }

    /** Whether a missing record was lost by the store: if the session had been ended elsewhere, its tombstone would still be there. */
    boolean isLost() {
        return !maybeThere
                || context.time()
                                .since(confirmedAt)
                                .compareTo(context.settings().tombstone())
                        < 0;
    }

    /** Has the next write bring everything, under a fence above all that the store can have kept of this node's. */
    void heal() {
        node = context.lease().node();
        fence++;
        owned = true;
        fullNeeded = true;
        confirmed = true;
    }

    /** Has the next write bring everything. */
    void needFull() {
        fence++;
        fullNeeded = true;
    }

    /** Reads an attribute as this node's run of the session has it. */
    ReadResult read(String name) {
        return context.store().read(key, node, run, Set.of(name));
    }

    private Save.Scope scope(boolean full) {
        if (!full) {
            return Save.Scope.DELTA;
        }
        return succeeds ? Save.Scope.SUCCESSOR : Save.Scope.FULL;
    }

    /**
     * A write on its way to the store.
     *
     * @param times what it brings of the session's times
     * @param full whether it brings everything
     * @param release whether it lets go of the session
     * @param listed when the session was listed for it
     * @param listedBy the node by which it was
     * @param asked when it was sent
     * @param nothingSent puts back what was known before
     * @param answer of the store
     */
    record Sent(
            SessionMetadata times,
            boolean full,
            boolean release,
            long listed,
            NodeId listedBy,
            long asked,
            Runnable nothingSent,
            Pending<SaveResult> answer) {}

    /**
     * Sends what changed.
     *
     * @param way on which it goes to the store
     */
    Sent send(SessionMetadata metadata, Changes changes, boolean release, Way way) {
        boolean full = fullNeeded;
        Runnable nothingSent = asItIsNow();
        if (!maybeThere) {
            // Whoever finds a name in a record concludes that its lease has begun.
            node = context.lease().join();
        }
        NodeId listedBy = context.lease().node();
        long listed = context.time().nanoTime();
        list(metadata, full);
        maybeThere = true;
        sent++;
        run = full ? fence : run;
        // If the answer is lost, the session may be another node's the next moment.
        owned &= !release;
        releaseUnderWay |= release;
        long asked = context.time().nanoTime();
        Save save = new Save(
                key,
                id,
                ownership(),
                sent,
                stored,
                context.lease().latestClaim(),
                scope(full),
                metadata,
                changes.frames(sent),
                changes.removed(),
                changes.left(),
                release,
                timeToLive(metadata));
        Pending<SaveResult> answer = sending(nothingSent, () -> way.send(context.store(), save));
        return new Sent(metadata, full, release, listed, listedBy, asked, nothingSent, answer);
    }

    /** Waits for the answer to a write, before anything else is done with this record. */
    SaveResult answer(Sent write, Pending<SaveResult> answer) {
        SaveResult result = sending(write.nothingSent(), answer::await);
        if (result == SaveResult.SAVED) {
            saved(write);
        }
        return result;
    }

    /** A write was refused by a store that lost something: nothing was let go of, and it is to be brought back. */
    void refusedByLoss(Sent write) {
        write.nothingSent().run();
        maybeThere = true;
    }

    private void saved(Sent write) {
        stored = sent;
        storedAt = context.time().now();
        fullNeeded = false;
        succeeds = false;
        contested = false;
        releaseUnderWay &= !write.release();
        confirmed(write.asked());
        boolean tookLong = context.time().since(write.listed()).compareTo(LISTED_JUST_NOW) > 0;
        if (write.full() && (tookLong || !context.lease().node().equals(write.listedBy()))) {
            listOnceMore(write.times());
        }
    }

    /** Puts back what is known now, in case that a call turns out not to have been sent. */
    private Runnable asItIsNow() {
        boolean wasMaybeThere = maybeThere;
        boolean wasOwned = owned;
        boolean wasReleaseUnderWay = releaseUnderWay;
        return () -> {
            maybeThere = wasMaybeThere;
            owned = wasOwned;
            releaseUnderWay = wasReleaseUnderWay;
        };
    }

    private static <T> T sending(Runnable nothingSent, Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreUnavailableException failure) {
            if (failure.kind() == Kind.NOT_ASKED) {
                nothingSent.run();
            }
            throw failure;
        }
    }

    /**
     * Lists the session among those that may be due, before the record is there or may be due earlier than it is listed for. Nothing is written if that
     * gets no answer: a session that is not listed does not end if its nodes die.
     */
    private void list(SessionMetadata metadata, boolean full) {
        Duration life = metadata.maxInactive();
        Duration listed = listedLife;
        boolean sooner = listed == null || listed.isNegative() || life.compareTo(listed) < 0;
        if (!metadata.isImmortal() && (full || sooner)) {
            try {
                context.index().list(context.application(), List.of(due(metadata)));
            } catch (StoreUnavailableException failure) {
                if (failure.kind() != Kind.CALL_FAILED) {
                    throw failure;
                }
                // An index that is damaged must not keep sessions from being written. It is tried again with the next
                // write, and by and by for all that are in memory.
                EngineLog.notListed(context.name(id), failure);
                listedLife = null;
                return;
            }
        }
        listedLife = life;
    }

    /** The store may have lost what was listed before while the record was on its way. */
    private void listOnceMore(SessionMetadata metadata) {
        try {
            list(metadata, true);
        } catch (StoreUnavailableException later) {
            // Whatever is in memory is listed again by and by.
        }
    }

    /** When the session may be due, as far as this node knows. */
    Due due(SessionMetadata metadata) {
        Duration untilThen = Duration.between(context.time().now(), metadata.due());
        // Until then it may be used once more, which is not listed anew.
        return new Due(
                key.digest(),
                metadata.due(),
                timeToLive(metadata).plus(untilThen.isNegative() ? Duration.ZERO : untilThen));
    }

    /** What tells the store that the session was used; only while this node owns it by the store's word, and has nothing else to tell. */
    Optional<Touch> touch(SessionMetadata metadata) {
        return owned && isConfirmed() && !fullNeeded
                ? Optional.of(new Touch(key, ownership(), metadata.lastAccessed(), timeToLive(metadata)))
                : Optional.empty();
    }

    /** The store took the touch, which it does of its owner only: the session had not ended. */
    void touched(Touch touch, long asked) {
        if (touch.key().equals(key) && touch.owner().equals(ownership())) {
            confirmedAt = asked;
        }
    }

    /** Ends the session in the store, if the store may have it at all. */
    EndResult end(End.Cause cause) {
        return maybeThere ? context.store().end(ending(cause)) : EndResult.ENDED;
    }

    /** Only its owner ends a session: another one would go on serving it from memory. */
    End ending(End.Cause cause) {
        return new End(key, ownership(), cause, true, context.settings().tombstone());
    }

    /** Lets go of the session; false if the store does not have it as this node's. */
    boolean release() {
        Runnable nothingSent = asItIsNow();
        owned = false;
        releaseUnderWay = true;
        boolean released = sending(nothingSent, () -> context.store().release(key, ownership()));
        releaseUnderWay = false;
        return released;
    }

    /**
     * Lets go of what was granted in vain. If the store does not answer, the record stays this node's: what is in memory is worth nothing all the same,
     * and whoever asks for the session gets it.
     */
    void giveBack() {
        try {
            release();
        } catch (StoreUnavailableException stays) {
            // A node releases what it is asked for and has not got.
        }
    }

    /** Whether another node owns the session by a record that the store went back to, from before it was this node's. */
    boolean isOlderOwner(ClaimResult result) {
        return result instanceof ClaimResult.Busy busy
                && busy.owned()
                && busy.owner().fence() < fence;
    }

    /** Who owns the session as far as this node knows. */
    Ownership ownership() {
        return new Ownership(node, Math.max(1, fence));
    }

    /** Always longer than the session's own life: until the last sweep that may end it, even if a request holds it as long as it may. */
    private Duration timeToLive(SessionMetadata metadata) {
        return timeToLive(metadata, context.settings());
    }

    /** How long the record of a session with these times is kept from when it is written. */
    static Duration timeToLive(SessionMetadata metadata, EngineSettings settings) {
        if (metadata.isImmortal()) {
            return IMMORTAL;
        }
        return metadata.maxInactive()
                .plus(settings.reapInterval().multipliedBy(2))
                .plus(settings.holdLimit())
                .plus(MARGIN);
    }
}
