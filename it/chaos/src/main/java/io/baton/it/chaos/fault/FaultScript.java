// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/** The faults of a run, one after the other: the same for the same seed, kinds and number of instances. Kinds come in rounds, so that none is left out for long. */
public final class FaultScript {
    private static final long SHORTEST_QUIET_MILLIS = 3_000;
    private static final int QUIET_MILLIS = 5_000;

    private final Random chance;
    private final List<FaultKind> kinds;
    private final int instances;
    private Queue<FaultKind> round = new ArrayDeque<>();
    private int number;

    /** The script of this seed. */
    public FaultScript(long seed, Set<FaultKind> kinds, int instances) {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("No faults, no chaos");
        }
        this.chance = new Random(seed);
        this.kinds = kinds.stream().sorted().toList();
        this.instances = instances;
    }

    /** The next one. */
    public Fault next() {
        if (round.isEmpty()) {
            List<FaultKind> shuffled = new ArrayList<>(kinds);
            Collections.shuffle(shuffled, chance);
            round = new ArrayDeque<>(shuffled);
        }
        FaultKind kind = round.remove();
        return new Fault(
                ++number,
                kind,
                chance.nextInt(instances),
                kind.lasting(chance.nextDouble()),
                chance.nextDouble(),
                Duration.ofMillis(SHORTEST_QUIET_MILLIS + chance.nextInt(QUIET_MILLIS)));
    }
}
