package io.baton.engine;

import io.baton.engine.attributes.Changes;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionMetadata;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.Known;
import io.baton.store.ReadResult;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException;
import io.baton.store.Touch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of a session's record in the store: its key, under which name and fence this process owned it last, which writes went out and
 * which were acknowledged. Every method is at most one store call, but that a claim may begin a new incarnation first; each may throw {@link StoreUnavailableException}, and the knowledge stays right if it does.
 *
 * <p>Used under the session's lock; what is volatile may be read without.
 */
final class SessionRecord {

    private static final Duration IMMORTAL = Duration.ofDays(365);
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final EngineContext context;
    private final SessionKey key;
    /** The incarnation under which this process owned the session last. */
    private volatile NodeId node;

    /** The fence at which this node's run began; 0 while nothing is in memory. */
    private long run;

    private long fence;
    /** The version of the latest write sent, whether or not it was answered. */
    private long sent;
    /** The version of the latest write acknowledged. */
    private long stored;
    /** Whether the record may exist: something was sent that may have created it. */
    private boolean maybeThere;
    /** Whether the next write must carry everything. */
    private volatile boolean fullNeeded;
    /** Whether this node has not let go of the session since it was granted, as far as it knows. */
    private volatile boolean owned;
    /** Whether a release was sent that got no answer: it may still arrive. */
    private boolean releaseUnderWay;
    /** Whether the store's word for that is out, as opposed to what memory alone allowed. */
    private volatile boolean confirmed = true;

    /** When the store was last asked something whose answer confirmed that the session is there. */
    private long confirmedAt;

    private SessionRecord(EngineContext context, SessionKey key) {
        this.context = context;
        this.key = key;
        this.node = context.lease().node();
    }

    /** A record of which only the key is known. */
    static SessionRecord unknown(EngineContext context, SessionKey key) {
        return new SessionRecord(context, key);
    }

    /** A record that the next write creates, under a key that nobody used before. */
    static SessionRecord fresh(EngineContext context, SessionKey key) {
        SessionRecord record = new SessionRecord(context, key);
        record.run = 1;
        record.fence = 1;
        record.owned = true;
        record.fullNeeded = true;
        record.confirmedAt = context.time().nanoTime();
        return record;
    }

    /** The record that goes on with this one's content under another key, which nobody used before. */
    SessionRecord renamed(SessionKey newKey) {
        SessionRecord record = fresh(context, newKey);
        record.sent = sent;
        return record;
    }

    SessionKey key() {
        return key;
    }

    boolean isFullNeeded() {
        return fullNeeded;
    }

    /** Whether the store's word is out for what this process may do with the session, for the incarnation that it is now. */
    boolean isConfirmed() {
        return confirmed && !context.lease().isFormer(node);
    }

    /** Whether this node owns the session, if its lease vouches for the name under which it does. */
    boolean isOwned() {
        return owned;
    }

    /** The incarnation under which this process owns the session, or did so last. */
    NodeId node() {
        return node;
    }

    /** Memory is served without the store's word for it. */
    void unconfirmed() {
        confirmed = false;
    }

    ClaimResult claim(Claim.Mode mode, @Nullable Ownership takeFrom) {
        NodeId me = context.lease().join();
        long asked = context.time().nanoTime();
        // A lower fence than the record's is not confirmed but raised, and the late release refused for being below it.
        long knownFence = releaseUnderWay ? fence - 1 : fence;
        Known known = run == 0 ? Known.NOTHING : new Known(node, run, knownFence, stored);
        ClaimResult result = context.store()
                .claim(new Claim(
                        key,
                        me,
                        mode,
                        known,
                        takeFrom,
                        largest(),
                        context.lease().nextClaim()));
        if (result instanceof ClaimResult.Unchanged unchanged) {
            granted(me, unchanged.fence(), asked);
        } else if (result instanceof ClaimResult.Changed changed) {
            granted(me, changed.fence(), asked);
            run = changed.fence();
            stored = changed.version();
            sent = changed.version();
            fullNeeded = false;
        } else if (result instanceof ClaimResult.Busy busy && busy.owned()) {
            owned = false;
        }
        return result;
    }

    /** A session that comes back here is in use here: what changed of it meanwhile will be read, whatever its length. */
    private int largest() {
        return run == 0 ? context.settings().largestSentAtOnce() : Integer.MAX_VALUE;
    }

    private void granted(NodeId me, long newFence, long asked) {
        node = me;
        fence = newFence;
        owned = true;
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

    SaveResult save(SessionMetadata metadata, Changes changes, boolean release) {
        boolean full = fullNeeded;
        if (!maybeThere) {
            // Whoever finds a name in a record concludes that its lease has begun.
            node = context.lease().join();
        }
        maybeThere = true;
        sent++;
        run = full ? fence : run;
        // If the answer is lost, the session may be another node's the next moment.
        owned &= !release;
        releaseUnderWay |= release;
        long asked = context.time().nanoTime();
        SaveResult result = context.store()
                .save(new Save(
                        key,
                        ownership(),
                        sent,
                        stored,
                        full ? Save.Scope.FULL : Save.Scope.DELTA,
                        metadata,
                        changes.frames(sent),
                        changes.removed(),
                        changes.left(),
                        release,
                        timeToLive(metadata)));
        if (result == SaveResult.SAVED) {
            stored = sent;
            fullNeeded = false;
            releaseUnderWay &= !release;
            confirmed(asked);
        }
        return result;
    }

    /** What tells the store that the session was used; only while this node owns it by the store's word, and has nothing else to tell. */
    Optional<Touch> touch(SessionMetadata metadata) {
        return owned && isConfirmed() && !fullNeeded
                ? Optional.of(new Touch(key, ownership(), metadata.lastAccessed(), timeToLive(metadata)))
                : Optional.empty();
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
        owned = false;
        releaseUnderWay = true;
        boolean released = context.store().release(key, ownership());
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
        if (metadata.isImmortal()) {
            return IMMORTAL;
        }
        return metadata.maxInactive()
                .plus(context.settings().reapInterval().multipliedBy(2))
                .plus(context.settings().holdLimit())
                .plus(MARGIN);
    }
}
