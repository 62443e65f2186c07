// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

import io.baton.it.redis.RedisServer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A client of a Redis server, as {@code CLIENT LIST} tells of it.
 *
 * @param port from which it asks
 * @param name that it gave itself
 * @param flags {@code M} and {@code S} are servers that replicate
 */
record ClientLine(int port, String name, String flags) {
    private static final Pattern LINE = Pattern.compile(" addr=127\\.0\\.0\\.1:(\\d+) .* name=(\\S*) .* flags=(\\S+) ");

    /** All clients of a server. */
    static List<ClientLine> of(RedisServer redis) {
        return LINE.matcher(String.valueOf(redis.cli("CLIENT", "LIST")))
                .results()
                .map(line -> new ClientLine(Integer.parseInt(line.group(1)), line.group(2), line.group(3)))
                .toList();
    }

    /** Whether it is neither a server nor a Sentinel. */
    boolean isOfInstance() {
        return !name.startsWith("sentinel") && !flags.contains("M") && !flags.contains("S");
    }
}
