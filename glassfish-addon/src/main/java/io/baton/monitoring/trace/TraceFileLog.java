// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.trace;

import static java.lang.System.Logger.Level.WARNING;

import io.baton.model.OperatorLog;

/** The lines of the server's log about the trace log. */
final class TraceFileLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.monitoring");

    private TraceFileLog() {}

    static void broken(String file, Exception failure) {
        LOG.log(
                WARNING,
                "BATON2702 The trace log {0} cannot be written: {1}. Lines are lost until it can be; sessions are not affected.",
                file,
                failure);
    }
}
