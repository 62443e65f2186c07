// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import java.time.Duration;
import org.redisson.api.RedissonClient;

/** A Redis of any kind with a client, and what tests of the ports must be able to do to it. */
interface TestedRedis extends AutoCloseable {

    /** A client as Baton has it, or nearly so. */
    RedissonClient client();

    /** What the client's connections tell of lost subscriptions. */
    SubscriptionLoss loss();

    /** Returns when the clock of the server has moved on by at least that much. */
    void pass(Duration duration);

    /** Has every server close its connections with subscriptions; may return when the client has subscribed again. */
    void killSubscriptions();

    @Override
    void close();
}
