// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.load;

import java.util.List;
import java.util.random.RandomGenerator;

/** How a client chooses the instance for its next request. */
enum Habit {
    /** It stays where it is until it is turned away. */
    STICKY(0),
    /** It goes anywhere. */
    WANDERING(1),
    /** It stays, mostly. */
    MIXED(0.1);

    private static final List<Habit> ALL = List.of(values());

    private final double restlessness;

    Habit(double restlessness) {
        this.restlessness = restlessness;
    }

    /** The habit of a client, by its number. */
    static Habit of(int client) {
        return ALL.get(client % ALL.size());
    }

    /** Where to go next. */
    int next(int present, int instances, RandomGenerator chance) {
        return chance.nextDouble() < restlessness ? chance.nextInt(instances) : present;
    }
}
