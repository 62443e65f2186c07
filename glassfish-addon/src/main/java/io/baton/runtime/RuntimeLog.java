// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.runtime;

import static java.lang.System.Logger.Level.INFO;

import io.baton.model.NodeId;
import io.baton.model.OperatorLog;
import io.baton.model.Wording;
import java.time.Duration;

/** What this room tells operators. */
final class RuntimeLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.runtime");

    private RuntimeLog() {}

    static void renamed(NodeId before, NodeId now, Duration stoodStill) {
        LOG.log(
                INFO,
                "BATON2001 This instance goes on under the name {0}: the lease of its former name {1} is over{2}.",
                now,
                before,
                stoodStill.isZero() ? "" : ", and this process did not run for " + Wording.seconds(stoodStill));
    }
}
