// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

/**
 * What an instance has at one moment that might leak.
 *
 * @param connections of its own at the store; those of all instances, if they cannot be told apart there
 * @param threads of Baton, by their names
 */
public record Census(int connections, int threads) {
    private static final int MORE_CONNECTIONS = 8;
    private static final int MORE_THREADS = 4;

    /** Whether this is not notably more than before. Connections come and go with the load, so that a few more are nothing. */
    public boolean isLike(Census before) {
        return connections <= before.connections + MORE_CONNECTIONS && threads <= before.threads + MORE_THREADS;
    }

    @Override
    public String toString() {
        return connections + " connections, " + threads + " threads";
    }
}
