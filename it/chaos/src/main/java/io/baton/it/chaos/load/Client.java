// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.load;

import io.baton.it.chaos.check.Deed;
import io.baton.it.chaos.check.Visit;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client, which has one session after the other. */
final class Client implements Runnable {
    private static final double CHANGES = 0.6;
    private static final int FEWEST_CHANGES = 20;
    private static final int MORE_CHANGES = 80;
    private static final int SHORTEST_THOUGHT_MILLIS = 40;
    private static final int MORE_THOUGHT_MILLIS = 200;
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);

    private final int number;
    private final Crowd crowd;
    private final CountDownLatch over;
    private final Random chance;
    private final Habit habit;
    private int instance;
    private int sessions;
    private @Nullable OpenSession session;
    private int enough;

    /** @param over counts down to zero when the client shall stop */
    Client(int number, long seed, Crowd crowd, CountDownLatch over) {
        this.number = number;
        this.crowd = crowd;
        this.over = over;
        this.chance = new Random(seed * 1_000_003 + number);
        this.habit = Habit.of(number);
        this.instance = chance.nextInt(crowd.instances());
    }

    @Override
    public void run() {
        try {
            while (!over.await(SHORTEST_THOUGHT_MILLIS + chance.nextInt(MORE_THOUGHT_MILLIS), TimeUnit.MILLISECONDS)) {
                step();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        OpenSession current = session;
        if (current == null) {
            current = crowd.open("client%d.%d %s".formatted(number, ++sessions, habit), patience());
            session = current;
            enough = FEWEST_CHANGES + chance.nextInt(MORE_CHANGES);
        }
        instance = habit.next(instance, crowd.instances(), chance);
        if (!current.hasBegun()) {
            turn(current.visit(instance, Deed.BEGIN));
        } else if (current.changes() < enough) {
            turn(current.visit(instance, chance.nextDouble() < CHANGES ? Deed.CHANGE : Deed.READ));
        } else {
            leave(current);
        }
    }

    private void leave(OpenSession current) {
        Fate.drawn(chance).deed().ifPresent(deed -> turn(current.visit(instance, deed)));
        session = null;
    }

    /** Goes on where it is, or elsewhere, or with another session, as the answer says. */
    private void turn(Visit visit) {
        switch (visit.outcome()) {
            case SHOWN, ENDED -> {}
            case NONE -> session = null;
            case REFUSED, BROKEN, GAVE_UP -> instance = (instance + 1) % crowd.instances();
        }
    }

    private Duration patience() {
        return chance.nextBoolean() ? SHORT_PATIENCE : crowd.longPatience();
    }
}
