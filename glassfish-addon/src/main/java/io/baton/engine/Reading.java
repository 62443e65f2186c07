// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.Standing.State;
import io.baton.engine.attributes.AttributeSource;
import io.baton.engine.attributes.AttributeUnavailableException;
import io.baton.store.Frame;
import io.baton.store.ReadResult;
import io.baton.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/** How a session gets from the store what its claim left there, as long as the record is the one that was claimed. */
final class Reading implements AttributeSource {

    /** The record may turn out to be behind, be healed, and fall behind once more. */
    private static final int ATTEMPTS = 3;

    private final LocalSession session;
    private final Standing standing;
    private final Reconciling reconciling;

    Reading(LocalSession session, Standing standing, Reconciling reconciling) {
        this.session = session;
        this.standing = standing;
        this.reconciling = reconciling;
    }

    @Override
    public @Nullable Frame read(String name) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt(name) instanceof ReadResult.Found found) {
                return found.frames().get(name);
            }
            // A record that the store lost, or that is behind, is written before it is read again.
            session.save();
        }
        throw unavailable(name, "it changes hands all the time");
    }

    private ReadResult attempt(String name) {
        standing.lock().lock();
        try {
            ReadResult result = isInMemory() ? session.record().read(name) : new ReadResult.Refused();
            if (result.kind() == ReadResult.Kind.REFUSED && !(isInMemory() && reconciling.ownsStill())) {
                throw unavailable(name, "another instance has taken the session over, or it is over");
            }
            return result;
        } catch (StoreUnavailableException unavailable) {
            throw unavailable(name, unavailable.reason());
        } finally {
            standing.lock().unlock();
        }
    }

    private boolean isInMemory() {
        return standing.is(State.LIVE);
    }

    private AttributeUnavailableException unavailable(String name, String reason) {
        return new AttributeUnavailableException(name, session.name(), reason);
    }
}
