// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

/** Threads, and the locks they meet at. */
public interface Threads {

    /** A new lock. */
    Monitor monitor();

    /**
     * Runs the work soon on a thread of this add-on, never on the caller's.
     *
     * @param name of the work, for thread names and logs
     * @param work an exception is logged
     */
    void run(String name, Runnable work);
}
