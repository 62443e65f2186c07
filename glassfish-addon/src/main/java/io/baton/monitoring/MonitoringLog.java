// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.baton.model.OperatorLog;
import java.util.Locale;

/** The lines of the log about the figures. */
final class MonitoringLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.monitoring");

    private MonitoringLog() {}

    static void notShown(String type, String name, Exception failure) {
        LOG.log(
                WARNING,
                "BATON2701 The figures of the {0} {1} are not shown by JMX: {2}. Sessions are not affected.",
                type.toLowerCase(Locale.ROOT),
                name,
                failure);
    }

    static void noFlightRecorder(Throwable absent) {
        LOG.log(DEBUG, "The flight recorder gets no events: {0}.", absent);
    }
}
