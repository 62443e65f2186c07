// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.LeaseEvents;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The listener to this node's exchange with the store, and to its lease. Every method does nothing by default.
 *
 * <p>Called on the thread that called the store: it must neither block nor throw.
 */
public interface StoreEvents extends StoreHealth.Turn, LeaseEvents {

    /**
     * The store is about to be called.
     *
     * @return what {@link #called} gets; may be null
     */
    default @Nullable Object calls(StoreCall call) {
        return null;
    }

    /**
     * The store answered.
     *
     * @param mark what {@link #calls} returned
     * @param key the session that the call was about; null if it was about none or many
     * @param bytes of attributes that were sent or came back
     * @param answer the kind of the answer, of a fixed set of words
     * @param took the time until the answer
     */
    default void called(
            @Nullable Object mark,
            StoreCall call,
            @Nullable SessionKey key,
            long bytes,
            String answer,
            Duration took) {}

    /**
     * The store did not answer, or refused to.
     *
     * @param mark what {@link #calls} returned
     * @param key the session that the call was about; null if it was about none or many
     * @param kind of the failure
     * @param took the time until that was known
     */
    default void failed(@Nullable Object mark, StoreCall call, @Nullable SessionKey key, Kind kind, Duration took) {}

    @Override
    default void unusable(String reason) {}

    @Override
    default void usable(Duration outage) {}
}
