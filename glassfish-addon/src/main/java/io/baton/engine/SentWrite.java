// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.attributes.Changes;
import io.baton.engine.attributes.Snapshot;

/**
 * A write on its way to the store, and what is to be known of it when it is answered.
 *
 * @param snapshot what it was made of
 * @param events {@link Standing#events} before that was made: what changed since may not be in it
 * @param changes what it brings
 * @param idle whether no request had values in its hands when it was sent
 * @param mayBeElsewhere whether another node may have owned the session before it was sent
 * @param repeated {@link io.baton.engine.health.StoreHealth#repeatedCalls} before it was sent
 * @param sent the write itself
 */
record SentWrite(
        Snapshot snapshot,
        long events,
        Changes changes,
        boolean idle,
        boolean mayBeElsewhere,
        long repeated,
        SessionRecord.Sent sent) {}
