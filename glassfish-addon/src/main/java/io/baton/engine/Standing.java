// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.NodeId;
import io.baton.store.End;
import io.baton.time.Monitor;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands on this node.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>meaning</th><th>leaves it by</th></tr>
 * <tr><td>EMPTY</td><td>nothing in memory yet</td><td>claim granted: LIVE; no such session: GONE</td></tr>
 * <tr><td>LIVE</td><td>in memory, owned or not, held or not</td><td>ended here: ENDING; refused by the store, or held too long: GONE</td></tr>
 * <tr><td>ENDING</td><td>ended here, the store may not know yet</td><td>the store knows: ENDED</td></tr>
 * <tr><td>ENDED</td><td>over</td><td>never</td></tr>
 * <tr><td>GONE</td><td>dropped from memory; requests that still have it write nothing more</td><td>logged out: ENDING</td></tr>
 * </table>
 *
 * <p>Concurrency: all is changed under {@code lock}, which is held during store calls but for writes in the background,
 * for which it is {@linkplain SessionLock marked}; what is read without it is volatile. Neither waiting for other nodes
 * nor code of the application (encoding, decoding, listeners) happens under it.
 */
final class Standing {

    enum State {
        EMPTY,
        LIVE,
        ENDING,
        ENDED,
        GONE
    }

    /** More than a cluster has nodes: messages may be forged. */
    private static final int MOST_ASKERS = 100;

    private final SessionLock lock;
    private final AtomicLong events = new AtomicLong();
    private final Stickiness stickiness = new Stickiness();
    private final Set<NodeId> wantedBy = new LinkedHashSet<>();
    private volatile State state;
    private volatile boolean held;
    private volatile boolean unsaved;
    private volatile boolean healing;
    private volatile boolean toBeReleased;
    private volatile boolean toBeWritten;
    private volatile boolean waitedFor;
    private volatile boolean telling;
    private volatile boolean visitedAgain;
    private long waitedForSince;
    private End.@Nullable Cause endCause;
    private int holds;

    Standing(State state, Monitor lock) {
        this.state = state;
        this.lock = new SessionLock(lock);
    }

    SessionLock lock() {
        return lock;
    }

    State state() {
        return state;
    }

    boolean is(State other) {
        return state == other;
    }

    void becomes(State next) {
        state = next;
    }

    /** How many requests of this node hold the session; to be read under the lock. */
    int holds() {
        return holds;
    }

    void count(int difference) {
        holds += difference;
        held = holds > 0;
        events.incrementAndGet();
    }

    boolean isHeld() {
        return held;
    }

    /** Another request than the one that began the session has it. */
    void visitedAgain() {
        visitedAgain = true;
    }

    /** Whether its client came back since it began. */
    boolean isVisitedAgain() {
        return visitedAgain;
    }

    /** Whether the session stays here. */
    Stickiness stickiness() {
        return stickiness;
    }

    /** Takes note of a node that asks for the session. Who is not told when it can be had looks again by itself. */
    void wantedBy(NodeId node) {
        if (wantedBy.size() < MOST_ASKERS) {
            wantedBy.add(node);
        }
        toBeReleased = true;
    }

    /** Whether another node asked for the session, so that new requests of this one come after it. */
    boolean isWanted() {
        return !wantedBy.isEmpty();
    }

    /** Nobody is known to wait any more; returns the nodes that did. */
    Set<NodeId> answered() {
        Set<NodeId> nodes = new LinkedHashSet<>(wantedBy);
        wantedBy.clear();
        waitedFor = false;
        decideRelease();
        return nodes;
    }

    /** Whether the last hold to end lets go of the session. */
    boolean isToBeReleased() {
        return toBeReleased;
    }

    /** Has the last hold to end let go of the session if it wanders, or another node asked for it. */
    void decideRelease() {
        toBeReleased = stickiness.wanders() || isWanted();
    }

    /** Takes note that somebody waits for the requests that hold the session, from now at the latest. */
    void waitedFor(long now) {
        if (!waitedFor) {
            waitedFor = true;
            waitedForSince = now;
        }
    }

    /** Whether somebody waits for the requests that hold the session; to be read under the lock, as the time is. */
    boolean isWaitedFor() {
        return waitedFor;
    }

    /** Whether requests have held the session for too long since somebody waits for it; to be asked under the lock. */
    boolean isOverdue(TimeSource time, Duration limit) {
        return state == State.LIVE
                && holds > 0
                && waitedFor
                && time.since(waitedForSince).compareTo(limit) >= 0;
    }

    /** Nobody holds the session any more, so nobody waits for its requests. */
    void waitIsOver() {
        waitedFor = false;
    }

    /** Whether the next request to end writes, whatever the mode: the session came from another node, or its time has come. */
    boolean isToBeWritten() {
        return toBeWritten;
    }

    void toBeWritten(boolean isSo) {
        toBeWritten = isSo;
    }

    /** Whether the store has not got something yet, or may have granted something that nobody uses. */
    boolean isUnsaved() {
        return unsaved;
    }

    void unsaved(boolean isSo) {
        unsaved = isSo;
    }

    /** Whether values hear just now that the session leaves or is here; what they change is in no snapshot that was begun meanwhile. */
    boolean isTelling() {
        return telling;
    }

    void telling(boolean isSo) {
        telling = isSo;
        events.incrementAndGet();
        if (!isSo) {
            lock.signalAll();
        }
    }

    /** How often a request came, a request went, values were told something, or a write failed so far. A snapshot made before the latest of them may lack what was changed. */
    long events() {
        return events.get();
    }

    void failed() {
        unsaved = true;
        events.incrementAndGet();
    }

    /** Whether the store turned out to have lost the session, so that it must be written at once. */
    boolean isHealing() {
        return healing;
    }

    void healing(boolean isSo) {
        healing = isSo;
    }

    /** Why the session ends; null before it does. */
    End.@Nullable Cause endCause() {
        return endCause;
    }

    void ends(End.Cause cause) {
        state = State.ENDING;
        endCause = cause;
    }
}
