// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.NodeId;
import io.baton.store.Due;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the index of sessions that may be due learns from this node besides what is listed before it is written: which sessions are over, and by and by once
 * more all that are in memory, for the store may have lost them; and that those are still there which a request holds. Nothing here is needed for what sessions are, so failures are left to the next time.
 *
 * <p>Concurrency: any thread may tell that a session is over; the rest is done by one thread at a time.
 */
final class Listing {

    /** So many sessions are told of at once. */
    private static final int BATCH = 500;
    /** So long after its beginning, a round through all that is in memory is followed by the next. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final EngineContext context;
    private final Touching touching;
    private final Queue<String> over = new ConcurrentLinkedQueue<>();
    private Iterator<LocalSession> round = Collections.emptyIterator();
    private long roundBegan;
    private NodeId incarnation;

    /**
     * @param context where the sessions live
     * @param touching tells the store that they are in use
     */
    Listing(EngineContext context, Touching touching) {
        this.context = context;
        this.touching = touching;
        this.roundBegan = context.time().nanoTime();
        this.incarnation = context.lease().node();
    }

    /** The session has ended; the store knows. */
    void over(SessionKey key) {
        over.add(key.digest());
    }

    /** Takes off the list what is over. */
    void takeOff() {
        List<String> batch = new ArrayList<>();
        for (String next = over.poll(); next != null; next = over.poll()) {
            batch.add(next);
            if (batch.size() == BATCH) {
                takeOff(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            takeOff(batch);
        }
    }

    private void takeOff(List<String> digests) {
        try {
            context.index().remove(context.application(), digests);
        } catch (StoreUnavailableException stays) {
            // A sweep finds the tombstones.
        }
    }

    /** A store that restarted ended this node's former incarnation with all subscriptions, and may have lost the list. */
    private boolean isTimeForARound() {
        return !round.hasNext()
                && (context.time().since(roundBegan).compareTo(ROUND) >= 0
                        || !context.lease().node().equals(incarnation));
    }

    /** Lists some more of the sessions in memory that are not listed. */
    void listAgain(Collection<LocalSession> inMemory) {
        if (isTimeForARound()) {
            round = inMemory.iterator();
            roundBegan = context.time().nanoTime();
            incarnation = context.lease().node();
        }
        List<Due> dues = new ArrayList<>();
        List<LocalSession> inUse = new ArrayList<>();
        for (int i = 0; i < BATCH && round.hasNext(); i++) {
            LocalSession session = round.next();
            session.due().ifPresent(dues::add);
            if (session.isHeld()) {
                inUse.add(session);
            }
        }
        // Otherwise the record of a session that one request holds for hours would go before that ends.
        touching.touch(inUse);
        if (!dues.isEmpty()) {
            try {
                context.index().listMissing(context.application(), dues);
            } catch (StoreUnavailableException later) {
                // The next round tries again.
            }
        }
    }
}
