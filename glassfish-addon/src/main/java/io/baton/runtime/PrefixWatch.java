// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.runtime;

import io.baton.model.PrefixOwner;
import io.baton.store.StoreUnavailableException;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The repeated look at the mark of the prefix: often until there is an answer, rarely after that. Tells of each foreign owner once.
 *
 * <p>Concurrency: used by one thread.
 */
final class PrefixWatch {

    /** Several times in the life of a mark. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    private final Supplier<Optional<PrefixOwner>> look;
    private final Consumer<PrefixOwner> foreign;
    private final TimeSource time;
    private @Nullable Long answeredAt;
    private @Nullable PrefixOwner told;

    PrefixWatch(Supplier<Optional<PrefixOwner>> look, Consumer<PrefixOwner> foreign, TimeSource time) {
        this.look = look;
        this.foreign = foreign;
        this.time = time;
    }

    /** Looks, unless it did so not long ago and got an answer. */
    void lookIfDue() {
        Long last = answeredAt;
        if (last != null && time.since(last).compareTo(BETWEEN_LOOKS) < 0) {
            return;
        }
        try {
            Optional<PrefixOwner> owner = look.get();
            answeredAt = time.nanoTime();
            owner.filter(other -> !other.equals(told)).ifPresent(foreign);
            told = owner.orElse(null);
        } catch (StoreUnavailableException later) {
            // The store's health is told elsewhere; the next look comes soon.
        } catch (IllegalArgumentException noMark) {
            // Nobody's who could be named; it goes when its time is over.
            answeredAt = time.nanoTime();
        }
    }
}
