// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.baton.model.OperatorLog;

/** What this room tells operators. Keys are named by id and fingerprint. */
final class SealingLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.sealing");

    private SealingLog() {}

    /** @param written how sessions are written, in words */
    static void keys(String written, String read) {
        LOG.log(INFO, "BATON2501 Sessions are written to the store {0}; {1}.", written, read);
    }

    static void keyMissing(String key) {
        LOG.log(
                ERROR,
                "BATON2502 There are sessions in the store that are sealed with the key {0}, which is not in encryptionKeys of this instance. It does not serve them and leaves them as they are."
                        + " Give it that key, or end its use on the other instances.",
                key);
    }

    static void unfit(String session, String why) {
        LOG.log(
                WARNING,
                "BATON2503 Session {0} is not served: {1}. Its record stays in the store as it is. Either it was written before encryption=required, or by somebody without the key.",
                session,
                why);
    }
}
