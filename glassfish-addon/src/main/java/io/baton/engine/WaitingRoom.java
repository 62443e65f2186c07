// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The places for request threads of this server that wait for sessions. Who waits for another instance, or for another
 * request, does so with a thread of the HTTP pool: without a bound, one client whose session is busy elsewhere stops
 * this server with as many requests as the pool has threads.
 *
 * <p>Everybody may wait for a moment, which is long enough for what is no fault of the client: hand-overs take
 * milliseconds, the proof that an instance is dead up to two leases, and all its users wait for that one. After that
 * one needs a place; and while all are taken, nobody else begins to wait for a session for which somebody has one.
 *
 * <p>Concurrency: everything is guarded by this object.
 */
public final class WaitingRoom {

    private static final WaitingRoom UNLIMITED = new WaitingRoom(Integer.MAX_VALUE, Duration.ZERO);

    private final int places;
    private final Duration moment;
    private final Map<String, Integer> seated = new HashMap<>();
    private int taken;

    /**
     * A room with its places.
     *
     * @param places how many threads may wait for longer than a moment, positive
     * @param moment how long everybody may wait
     */
    public WaitingRoom(int places, Duration moment) {
        if (places <= 0) {
            throw new IllegalArgumentException("a room with " + places + " places");
        }
        this.places = places;
        this.moment = moment;
    }

    /** A room for threads that nobody else needs. */
    public static WaitingRoom unlimited() {
        return UNLIMITED;
    }

    /** Somebody comes who wants the session with that digest. */
    Visitor enter(String digest) {
        return new Visitor(digest);
    }

    /** A request, from when it comes until it has its session or gives up. Used by one thread. */
    final class Visitor implements AutoCloseable {

        private final String digest;
        private boolean hasPlace;

        private Visitor(String digest) {
            this.digest = digest;
        }

        /** Whether it may go on waiting. */
        boolean mayWait(Duration waited) {
            synchronized (WaitingRoom.this) {
                boolean isFull = taken >= places;
                boolean isInVain = isFull && seated.containsKey(digest);
                if (hasPlace || (waited.compareTo(moment) < 0 && !isInVain)) {
                    return true;
                }
                if (isFull) {
                    return false;
                }
                hasPlace = true;
                taken++;
                seated.merge(digest, 1, Integer::sum);
                return true;
            }
        }

        @Override
        public void close() {
            synchronized (WaitingRoom.this) {
                if (hasPlace) {
                    hasPlace = false;
                    taken--;
                    seated.computeIfPresent(digest, (same, count) -> count == 1 ? null : count - 1);
                }
            }
        }
    }
}
