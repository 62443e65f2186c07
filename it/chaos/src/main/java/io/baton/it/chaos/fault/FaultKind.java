// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.fault;

import io.baton.it.chaos.check.Effect;
import io.baton.it.chaos.site.StoreKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What may go wrong. */
public enum FaultKind {
    /** An instance is killed as {@code kill -9} does, and started again later. */
    KILL(Hits.ONE, 10_000, Effect.KILLED),
    /** An instance stands still. */
    PAUSE(Hits.ONE, 10_000, Effect.PAUSED),
    /** An instance is stopped in order, and started again later. */
    STOP(Hits.ONE, 5_000, Effect.STOPPED),
    /** The store is killed, and started again with its data. */
    STORE_KILL(Hits.ALL, 10_000, Effect.STORE_AWAY),
    /** The store stands still. */
    STORE_PAUSE(Hits.ALL, 15_000, Effect.STORE_AWAY),
    /** Nothing comes through between an instance and the store, and nobody is told. */
    CUT(Hits.ONE, 15_000, Effect.STORE_AWAY),
    /** The same, for all instances. */
    CUT_ALL(Hits.ALL, 15_000, Effect.STORE_AWAY),
    /** Connections between an instance and the store are reset, and new ones lead nowhere. */
    CUT_WITH_RESETS(Hits.ONE, 15_000, Effect.STORE_AWAY),
    /** What the store says does not reach an instance; what the instance says reaches the store. */
    MUTE(Hits.ONE, 15_000, Effect.STORE_AWAY),
    /** What an instance and the store say to each other takes longer. */
    DELAY(Hits.ONE, 15_000, Effect.STORE_AWAY),
    /** What an instance and the store say to each other gets through slowly. */
    THROTTLE(Hits.ONE, 15_000, Effect.STORE_AWAY),
    /** The store's direction of an instance's connections is closed. */
    HALF_CLOSE(Hits.ONE, 2_000, Effect.STORE_AWAY),
    /** The store is killed, and started again without its data. */
    STORE_EMPTY(Hits.ALL, 5_000, Effect.STORE_EMPTIED),
    /** A replica takes its master's place, though nothing is wrong with it. */
    FAIL_OVER(Hits.ALL, 5_000, Effect.STORE_AWAY),
    /** A replica misses what is written for a moment; then its master is killed, and it takes its place. */
    FALL_BACK(Hits.ALL, 10_000, Effect.STORE_AWAY),
    /** Slots of a Cluster move from one master to another. */
    SLOT_MOVE(Hits.ALL, 5_000, Effect.STORE_AWAY);

    private static final long SHORTEST_MILLIS = 100;

    /** What may happen to any store. */
    private static final Set<FaultKind> ANYWHERE = EnumSet.of(KILL, PAUSE, STOP, STORE_KILL, STORE_PAUSE);

    /** What makes a replica a master, or may. */
    private static final Set<FaultKind> PROMOTING = EnumSet.of(STORE_KILL, STORE_PAUSE, FAIL_OVER, FALL_BACK);

    private final Hits hits;
    private final Effect effect;
    private final long longestMillis;

    private enum Hits {
        ONE,
        ALL
    }

    FaultKind(Hits hits, long longestMillis, Effect effect) {
        this.hits = hits;
        this.effect = effect;
        this.longestMillis = longestMillis;
    }

    /** What is drawn from unless somebody wants otherwise: all that is possible, but for a server alone losing its data. */
    public static Set<FaultKind> usual(StoreKind store) {
        Set<FaultKind> kinds = possible(store);
        kinds.remove(STORE_EMPTY);
        return kinds;
    }

    /** What can happen to such a store. */
    public static Set<FaultKind> possible(StoreKind store) {
        Set<FaultKind> replicated = EnumSet.of(FAIL_OVER, FALL_BACK, SLOT_MOVE);
        if (store == StoreKind.ALONE) {
            return EnumSet.complementOf(EnumSet.copyOf(replicated));
        }
        if (store == StoreKind.SENTINEL) {
            replicated.remove(SLOT_MOVE);
        }
        replicated.addAll(ANYWHERE);
        return replicated;
    }

    /**
     * The kind of this name, as {@link #title()} has it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FaultKind named(String title) {
        return Arrays.stream(values())
                .filter(kind -> kind.title().equals(title.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No fault \"" + title + "\"; there are " + titles(EnumSet.allOf(FaultKind.class))));
    }

    /** The names of these, as the property has them. */
    public static String titles(Set<FaultKind> kinds) {
        return kinds.stream().map(FaultKind::title).collect(Collectors.joining(","));
    }

    /** Its name for people. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it means to an instance that it hits, with such a store. */
    public List<Effect> effects(StoreKind store) {
        if (store != StoreKind.ALONE && PROMOTING.contains(this)) {
            return List.of(effect, Effect.STORE_FELL_BACK);
        }
        return this == STORE_EMPTY ? List.of(Effect.STORE_AWAY, effect) : List.of(effect);
    }

    /** Whether it hits one instance only. */
    boolean hitsOne() {
        return hits == Hits.ONE;
    }

    /** How long it lasts; short ones are as frequent as ten times longer ones, up to the longest. */
    Duration lasting(double chance) {
        return Duration.ofMillis(
                Math.round(SHORTEST_MILLIS * Math.pow((double) longestMillis / SHORTEST_MILLIS, chance)));
    }
}
