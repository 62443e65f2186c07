package io.baton.engine;

import io.baton.store.End;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands on this node.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>meaning</th><th>leaves it by</th></tr>
 * <tr><td>EMPTY</td><td>nothing in memory yet</td><td>claim granted: LIVE; no such session: GONE</td></tr>
 * <tr><td>LIVE</td><td>in memory, held or not</td><td>ended here: ENDING; refused by the store: GONE</td></tr>
 * <tr><td>ENDING</td><td>ended here, the store may not know yet</td><td>the store knows: ENDED</td></tr>
 * <tr><td>ENDED</td><td>over</td><td>never</td></tr>
 * <tr><td>GONE</td><td>dropped from memory; requests that still have it write nothing more</td><td>logged out: ENDING</td></tr>
 * </table>
 *
 * <p>Concurrency: everything is changed under {@code lock}; what is read without it is volatile. The lock is held during store calls, so that this
 * node's claims, writes and releases of one session never overtake each other. Neither waiting for other nodes nor code of the application (encoding,
 * decoding, listeners) happens under it.
 */
final class Standing {

    enum State {
        EMPTY,
        LIVE,
        ENDING,
        ENDED,
        GONE
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile State state;
    private volatile boolean held;
    private volatile boolean unsaved;
    private volatile boolean healing;
    private End.@Nullable Cause endCause;
    private int holds;

    Standing(State state) {
        this.state = state;
    }

    ReentrantLock lock() {
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
    }

    boolean isHeld() {
        return held;
    }

    /** Whether the store has not got something yet, or may have granted something that nobody uses. */
    boolean isUnsaved() {
        return unsaved;
    }

    void unsaved(boolean isSo) {
        unsaved = isSo;
    }

    /** How many writes failed so far. */
    int failures() {
        return failures.get();
    }

    void failed() {
        unsaved = true;
        failures.incrementAndGet();
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
