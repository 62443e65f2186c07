// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.redis.RedisServer;

/**
 * The round trips to the store that sessions cost. Each is a script that begins with one {@code HMGET}, as the headers of the scripts say; the scripts of leases,
 * messages and health checks use none.
 */
final class ScriptCalls {

    private ScriptCalls() {}

    /** How many the work made. */
    static long during(Bench bench, Runnable work) {
        long before = now(bench.redis());
        work.run();
        return now(bench.redis()) - before;
    }

    /** How many there were since the store started. */
    static long now(RedisServer redis) {
        return redis.commandCalls("hmget");
    }
}
