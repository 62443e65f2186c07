// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.load;

import io.baton.it.chaos.check.Deed;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What becomes of a session of which its client has enough. */
enum Fate {
    /** It is ended. */
    END(Deed.END),
    /** It is left alone with little time to live. */
    RETIRE(Deed.RETIRE),
    /** It is left alone with a long time to live, until the last look. */
    KEEP(null);

    private static final List<Fate> ALL = List.of(values());

    private final @Nullable Deed deed;

    Fate(@Nullable Deed deed) {
        this.deed = deed;
    }

    static Fate drawn(RandomGenerator chance) {
        return ALL.get(chance.nextInt(ALL.size()));
    }

    /** What is to be done for it. */
    Optional<Deed> deed() {
        return Optional.ofNullable(deed);
    }
}
