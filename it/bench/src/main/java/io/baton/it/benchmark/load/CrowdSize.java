// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

/**
 * How many clients there are.
 *
 * @param connections how many requests are under way at a time
 * @param clientsPerConnection how many clients take turns on each connection
 */
public record CrowdSize(int connections, int clientsPerConnection) {
    /** Checks that there is at least one. */
    public CrowdSize {
        if (connections < 1 || clientsPerConnection < 1) {
            throw new IllegalArgumentException(
                    "Not a crowd: " + connections + " connections with " + clientsPerConnection + " clients each");
        }
    }
}
