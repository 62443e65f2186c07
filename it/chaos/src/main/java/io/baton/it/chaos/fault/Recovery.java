// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.fault;

import io.baton.it.chaos.site.StoreOpinion;
import io.baton.it.process.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches what instances say of the store, and waits until no instance says any more that it is unusable, and has not said so for a while. */
final class Recovery {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final List<StoreOpinion> opinions;
    private final @Nullable Instant[] goodSince;

    Recovery(List<StoreOpinion> opinions) {
        this.opinions = opinions;
        this.goodSince = new Instant[opinions.size()];
    }

    /** Watches for that long. */
    void watch(Duration time) {
        Instant end = Instant.now().plus(time);
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = Duration.between(Instant.now(), end)) {
            look(Duration.ZERO);
            pause(left.compareTo(LOOK) < 0 ? left : LOOK);
        }
    }

    /** Returns when that is so for all, or when nobody has patience any more. */
    void await(Duration quiet) {
        Instant start = Instant.now();
        Instant end = start.plus(PATIENCE).plus(quiet);
        Instant earliest = start.plus(quiet);
        while ((!look(quiet) || Instant.now().isBefore(earliest))
                && Instant.now().isBefore(end)) {
            pause(LOOK);
        }
    }

    /** Since when an instance finds the store good; null if it does not. */
    @Nullable
    Instant goodSince(int instance) {
        return goodSince[instance];
    }

    private boolean look(Duration quiet) {
        Instant now = Instant.now();
        boolean all = true;
        for (int i = 0; i < goodSince.length; i++) {
            Instant since = opinions.get(i).isGood() ? (goodSince[i] == null ? now : goodSince[i]) : null;
            goodSince[i] = since;
            all &= since != null && !now.isBefore(since.plus(quiet));
        }
        return all;
    }

    static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new Interrupted("the next fault", e);
        }
    }
}
