package io.baton.engine;

import io.baton.engine.attributes.Changes;
import io.baton.model.Ownership;
import io.baton.model.SessionMetadata;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.Known;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of a session's record in the store: its key, the fence of the latest hold, which writes went out and which were acknowledged.
 * Every method is at most one store call; each may throw {@link io.baton.store.StoreUnavailableException}, and the knowledge stays right if it does.
 *
 * <p>Used under the session's lock; {@code isFullNeeded} and {@code isConfirmed} may be read without.
 */
final class SessionRecord {

    private static final Duration IMMORTAL = Duration.ofDays(365);
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final EngineContext context;
    private final SessionKey key;
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
    /** Whether the store granted the present hold, as opposed to one that memory alone allowed. */
    private volatile boolean confirmed = true;

    /** When the store was last asked something whose answer confirmed that the session is there. */
    private long confirmedAt;

    private SessionRecord(EngineContext context, SessionKey key) {
        this.context = context;
        this.key = key;
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

    boolean isFullNeeded() {
        return fullNeeded;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    /** Memory is served without the store's word for it. */
    void unconfirmed() {
        confirmed = false;
    }

    ClaimResult claim(Claim.Mode mode, @Nullable Ownership takeFrom) {
        long asked = context.time().nanoTime();
        ClaimResult result = context.store()
                .claim(new Claim(
                        key,
                        context.node(),
                        mode,
                        new Known(run, fence, stored),
                        takeFrom,
                        context.settings().holdLimit()));
        if (result instanceof ClaimResult.Unchanged unchanged) {
            granted(unchanged.fence(), asked);
        } else if (result instanceof ClaimResult.Changed changed) {
            granted(changed.fence(), asked);
            run = changed.fence();
            stored = changed.version();
            sent = changed.version();
            fullNeeded = false;
        }
        return result;
    }

    private void granted(long newFence, long asked) {
        fence = newFence;
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
        fence++;
        fullNeeded = true;
        confirmed = true;
    }

    /** Has the next write bring everything. */
    void needFull() {
        fence++;
        fullNeeded = true;
    }

    SaveResult save(SessionMetadata metadata, Changes changes, boolean release) {
        boolean full = fullNeeded;
        maybeThere = true;
        sent++;
        run = full ? fence : run;
        long asked = context.time().nanoTime();
        SaveResult result = context.store()
                .save(new Save(
                        key,
                        owner(),
                        sent,
                        stored,
                        full ? Save.Scope.FULL : Save.Scope.DELTA,
                        metadata,
                        changes.frames(sent),
                        changes.removed(),
                        release ? Duration.ZERO : context.settings().holdLimit(),
                        timeToLive(metadata)));
        if (result == SaveResult.SAVED) {
            stored = sent;
            fullNeeded = false;
            confirmed(asked);
        }
        return result;
    }

    /** Ends the session in the store, if the store may have it at all. */
    EndResult end(End.Cause cause, boolean onlyIfOwned) {
        return maybeThere ? context.store().end(ending(cause, onlyIfOwned)) : EndResult.ENDED;
    }

    End ending(End.Cause cause, boolean onlyIfOwned) {
        return new End(key, owner(), cause, onlyIfOwned, context.settings().tombstone());
    }

    void release() {
        context.store().release(key, owner());
    }

    private Ownership owner() {
        return new Ownership(context.node(), fence);
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
