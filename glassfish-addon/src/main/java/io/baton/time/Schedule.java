// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.time.Duration;

/** Periodic work in the background. */
public interface Schedule {

    /**
     * Runs the work again and again: first after one period, then one period after each end, each time a little earlier or later so that nodes do
     * not march in step.
     *
     * @param name of the work, for thread names and logs
     * @param period mean time between an end and the next start
     * @param work must not throw; an exception is logged and the work goes on
     * @return ends the repetition
     */
    Repetition every(String name, Duration period, Runnable work);

    /** Work that repeats until it is stopped. */
    interface Repetition {

        /**
         * Ends the repetition and waits for a run in progress, unless called from within it; some seconds, then it goes
         * on and says so. Idempotent.
         */
        void stop();
    }
}
