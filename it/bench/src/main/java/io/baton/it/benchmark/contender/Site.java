// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.redis.RedisServer;
import java.util.List;
import java.util.Optional;

/** The running servers of a contender. All load goes to the first one, as from a sticky load balancer. */
public interface Site extends AutoCloseable {
    /** The path of the application on all of them. */
    String CONTEXT = "/bench";

    /** The HTTP ports; the first is the one under load. */
    List<Integer> ports();

    /** The process under load. */
    long pid();

    /** The store, where there is one. */
    Optional<RedisServer> store();

    /** Ends all of them. */
    @Override
    void close();
}
