// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The shared truth of sessions: where the store and a node's memory differ, the one with the higher fence is right, and the store says which.
 * Absence without a tombstone means that a session was never stored, ended long ago, or was lost by the store; it never means that the store could
 * not be asked, which is {@link StoreUnavailableException}.
 *
 * <p>Every call is atomic and concerns one session, but for {@link #touch} and {@link #look}, which are that for each.
 */
public interface SessionStore {

    /**
     * Asks to own a session: to be the one node that reads it from memory and writes it, until it lets go of it or dies.
     *
     * @throws StoreUnavailableException if the store did not answer; the claim may or may not have been granted
     */
    ClaimResult claim(Claim claim);

    /**
     * Reads attributes that a claim left in the store, as they were at that claim or as their owner wrote them since.
     *
     * @param owner who owns the session, or did so last
     * @param run the fence at which the owner's run began
     * @param names of the attributes
     * @throws StoreUnavailableException if the store did not answer
     */
    ReadResult read(SessionKey key, NodeId owner, long run, Set<String> names);

    /**
     * Writes what changed, and releases the session if asked to.
     *
     * @throws StoreUnavailableException if the store did not answer; the write may or may not have happened, and may be sent again
     */
    SaveResult save(Save save);

    /**
     * Sends what {@link #save} would, for a caller that has more to send before it waits for the answer. A store that
     * cannot do so writes at once.
     *
     * @throws StoreUnavailableException as {@link #save}; so may the wait for the answer
     */
    default Pending<SaveResult> send(Save save) {
        SaveResult result = save(save);
        return () -> result;
    }

    /**
     * Writes the record's id, attributes or both in another form, if the record has that owner, fence and version;
     * nothing else of it changes.
     *
     * @return whether it had
     * @throws StoreUnavailableException if the store did not answer; may be sent again
     */
    boolean rewrite(Rewrite rewrite);

    /**
     * Notes that sessions were used, for many at once: without waiting for one before the next is sent.
     *
     * @return those that were the owner's; of the others the store says nothing here
     * @throws StoreUnavailableException if the store did not answer; may be sent again
     */
    Set<SessionKey> touch(Collection<Touch> touches);

    /**
     * Looks at sessions without claiming them, at many at once: without waiting for one before the next is sent.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    Map<SessionKey, Sight> look(Collection<SessionKey> keys);

    /**
     * Ends a session: its data goes, a tombstone stays, against which late writes are refused.
     *
     * @throws StoreUnavailableException if the store did not answer; may be sent again
     */
    EndResult end(End end);

    /**
     * Lets go of a session without writing, if the owner still is who holds it; otherwise does nothing.
     *
     * @return whether it was
     * @throws StoreUnavailableException if the store did not answer; may be sent again
     */
    boolean release(SessionKey key, Ownership owner);

    /**
     * Makes sure that the store answers, within the time given.
     *
     * @throws StoreUnavailableException if it did not
     */
    void probe(Duration within);

    /**
     * Names what the store is by now: the same as before as long as it has everything it ever acknowledged. Another name means that it restarted, was
     * emptied, or that another server took its place, so that it may have lost something.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    History history();

    /**
     * The same store, for callers that wait no longer than that for the answer to one call: it is {@link StoreUnavailableException} then, and what was asked
     * for may happen later. A store that keeps nobody waiting is that already.
     */
    default SessionStore within(Duration atMost) {
        return this;
    }
}
