package io.baton.time;

import java.time.Duration;

/** The right to wait. */
public interface Pauses {

    /**
     * Waits.
     *
     * @param duration how long; zero returns at once
     * @throws InterruptedException if the thread was told to stop waiting
     */
    void pause(Duration duration) throws InterruptedException;
}
