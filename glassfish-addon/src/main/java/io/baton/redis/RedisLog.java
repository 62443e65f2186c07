// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.baton.model.OperatorLog;
import io.baton.model.Wording;
import java.time.Duration;

/** What this room says. */
final class RedisLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.redis");

    private RedisLog() {}

    static void tooFewReplicas(int least, Duration within, String why) {
        LOG.log(
                WARNING,
                "BATON5001 Changes do not reach minReplicas={0} within {1}: {2}. Requests go on without, and a fail-over now may lose changes.",
                least,
                Wording.seconds(within),
                why);
    }

    static void enoughReplicas(int least) {
        LOG.log(INFO, "BATON5002 Changes reach minReplicas={0} in time again.", least);
    }
}
