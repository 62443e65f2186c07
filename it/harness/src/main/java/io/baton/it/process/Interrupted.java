// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.process;

/** The failure of a wait that was interrupted: unchecked, since a harness has nothing better to do then than to end. */
public final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Restores the thread's interrupt status and tells what was waited for. */
    public Interrupted(String waitingFor, InterruptedException cause) {
        super("Interrupted while waiting for " + waitingFor, cause);
        Thread.currentThread().interrupt();
    }
}
