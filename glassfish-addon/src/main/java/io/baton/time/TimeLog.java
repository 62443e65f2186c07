// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import static java.lang.System.Logger.Level.WARNING;

import io.baton.model.OperatorLog;
import java.time.Duration;

/** What this room tells operators. */
final class TimeLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.time");

    private TimeLog() {}

    static void leftBehind(Thread thread, Duration waited) {
        LOG.log(
                WARNING,
                "BATON2601 Thread {0} did not end within {1} s when its work was stopped, and is left behind: it is {2}.",
                thread.getName(),
                waited.toSeconds(),
                Places.of(thread));
    }
}
