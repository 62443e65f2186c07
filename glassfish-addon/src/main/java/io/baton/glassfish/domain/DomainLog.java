// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.baton.config.SettingProblem;
import io.baton.model.NodeId;
import io.baton.model.OperatorLog;
import io.baton.model.PrefixOwner;
import java.util.List;
import java.util.stream.Collectors;

/** What this room tells operators. */
final class DomainLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.glassfish.domain");

    private static final String CONSEQUENCE =
            "Baton does not start: sessions are not replicated, applications run with the container's own sessions.";

    private DomainLog() {}

    /** @param others settings, as they may be shown */
    static void started(String version, NodeId node, String store, String mode, List<String> others) {
        LOG.log(
                INFO,
                "BATON1001 Baton " + version + " runs as " + node + ", store " + store + ", backupMode " + mode
                        + (others.isEmpty() ? "" : ", " + String.join(", ", others)) + ".");
    }

    static void onAdminServer() {
        LOG.log(
                WARNING,
                "BATON1002 Baton runs on the domain administration server: fine for development; in production,"
                        + " applications belong on cluster instances.");
    }

    private static String foreign(String prefix, PrefixOwner other, PrefixOwner here) {
        return "The keys under keyPrefix '" + prefix + "' of this store belong to " + other + ", not to " + here
                + ". Two clusters with one keyPrefix take each other's sessions for their own: set another keyPrefix (or store) for one of them.";
    }

    static void foreignStore(String prefix, PrefixOwner other, PrefixOwner here) {
        LOG.log(
                WARNING,
                "BATON1006 " + foreign(prefix, other, here)
                        + " If that cluster is gone for good, this is said until an hour after its last instance stopped.");
    }

    static void refusedForeignStore(String prefix, PrefixOwner other, PrefixOwner here) {
        LOG.log(
                ERROR,
                "BATON1007 " + CONSEQUENCE + " " + foreign(prefix, other, here)
                        + " If that cluster is gone for good, remove the key '" + prefix
                        + ":owner' and restart (foreignStore=refuse).");
    }

    static void invalid(List<SettingProblem> problems) {
        LOG.log(
                ERROR,
                "BATON1003 " + CONSEQUENCE + " Invalid properties of its lifecycle module: "
                        + problems.stream().map(SettingProblem::line).collect(Collectors.joining(" | "))
                        + ". Correct them with install.sh, or with 'asadmin set applications.application.baton.property.NAME=VALUE',"
                        + " and restart.");
    }

    static void failed(Throwable failure) {
        LOG.log(ERROR, "BATON1004 " + CONSEQUENCE + " " + failure.getMessage(), failure);
    }

    static void notMonitored(String path, Throwable failure) {
        LOG.log(
                WARNING,
                "BATON1008 The figures {0} are not in the server''s monitoring: {1}. Sessions are not affected, and JMX has the same figures.",
                path,
                failure);
    }

    static void stopped() {
        LOG.log(INFO, "BATON1005 Baton stopped.");
    }
}
