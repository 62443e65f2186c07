// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.baton.engine.attributes.AttributeUnavailableException;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.OperatorLog;
import io.baton.model.Ownership;
import io.baton.model.Wording;
import io.baton.store.SaveResult;
import java.time.Duration;
import java.util.function.Supplier;

/** What this room tells operators. Sessions are named by application and the beginning of their digest. */
final class EngineLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.engine");

    private EngineLog() {}

    static void writeRefused(String session, SaveResult why) {
        String reason = switch (why) {
            case FENCED -> "another instance took it over meanwhile";
            case ENDED -> "it was ended elsewhere";
            case UNREADABLE -> "what lies under its key in the store is not a session record";
            case ABSENT, BEHIND, SAVED -> "the store answered " + why;
        };
        LOG.log(ERROR, "BATON3001 Changes to session {0} were refused: {1}.", session, reason);
    }

    static void endRefused(String session) {
        LOG.log(WARNING, "BATON3002 Session {0} was due here but is used elsewhere; it lives on there.", session);
    }

    static void heldTooLong(String session) {
        LOG.log(
                WARNING,
                "BATON3003 Session {0} was held here beyond sessionLockTTL and taken over; what the requests still running change in it is lost.",
                session);
    }

    static void healed(String session) {
        LOG.log(
                DEBUG,
                "BATON3004 Session {0} was missing or older in the store and was written again from memory.",
                session);
    }

    static void saveFailed(String session, Throwable failure) {
        LOG.log(ERROR, "BATON3005 Session " + session + " could not be saved once more.", failure);
    }

    static void waitedInVain(String session, Ownership owner, Duration waited) {
        LOG.log(
                WARNING,
                "BATON3006 Session {0} is still used by {1} after {2} s (sessionLockWaitTime); the request goes on without it.",
                session,
                owner.node(),
                waited.toSeconds());
    }

    static void dead(NodeId node, Supplier<String> proof) {
        LOG.log(
                INFO,
                "BATON3007 Instance {0} is dead: {1}. Its sessions are taken over as their users come.",
                node,
                proof.get());
    }

    static void takenOver(String session, Ownership owner) {
        LOG.log(DEBUG, "Session {0} is taken over from {1}.", session, owner.node());
    }

    static void takenOver(ApplicationName application, long sessions) {
        if (sessions > 0) {
            LOG.log(
                    INFO,
                    "BATON3012 Application {0}: took over {1} of dead instances.",
                    application,
                    Wording.count(sessions, "session"));
        }
    }

    static void notAvailable(ApplicationName application, long refused, long without, String why) {
        if (refused + without > 0) {
            LOG.log(
                    INFO,
                    "BATON3013 Application {0}: {1} answered with 503, and {2} went on without their session, because it could not be had; the latest: {3}.",
                    application,
                    Wording.count(refused, "request"),
                    without,
                    why);
        }
    }

    static void swept(ApplicationName application, long sessions) {
        if (sessions > 0) {
            LOG.log(
                    INFO,
                    "BATON3021 Application {0}: ended {1} that no instance had any more and whose time was over.",
                    application,
                    Wording.count(sessions, "session"));
        }
    }

    static void notSwept(String session, Duration pause) {
        LOG.log(
                WARNING,
                "BATON3022 Session {0} cannot be ended: what lies under its key in the store is not a session record. It is looked at again in {1} s.",
                session,
                pause.toSeconds());
    }

    static void endFailed(String session, Duration pause, Throwable failure) {
        LOG.log(
                ERROR,
                "BATON3023 Session " + session + " could not be ended; it is tried again after "
                        + Math.max(1, pause.toSeconds()) + " s.",
                failure);
    }

    static void notListed(String session, Throwable failure) {
        LOG.log(
                WARNING,
                "BATON3024 Session " + session
                        + " is not listed among those that may be due; if its instance died now, it would end without sessionDestroyed.",
                failure);
    }

    static void lost(ApplicationName application, long sessions) {
        if (sessions > 0) {
            LOG.log(
                    INFO,
                    "BATON3025 Application {0}: wrote {1} again from memory that the store had lost, or had in an older state.",
                    application,
                    Wording.count(sessions, "session"));
        }
    }

    static void tooManyUnstored(ApplicationName application, EngineSettings.Unstored limits) {
        LOG.log(
                WARNING,
                "BATON3026 Application {0}: more than {1}, or {2} MB, began while the store was unusable (maxUnstoredSessions, maxUnstoredMegabytes)."
                        + " Those whose client did not come back end now, then those not used for longest.",
                application,
                Wording.count(limits.most(), "session"),
                limits.mostBytes() >> 20);
    }

    static void endedUnstored(ApplicationName application, long sessions) {
        LOG.log(
                INFO,
                "BATON3027 Application {0}: ended {1} that began while the store was unusable, because there were too many of them.",
                application,
                Wording.count(sessions, "session"));
    }

    static void listenerFailed(String attribute, String session, Class<?> type, Throwable failure) {
        LOG.log(
                WARNING,
                "BATON3009 Attribute '" + attribute + "' of session " + session + ", a " + type.getName()
                        + ", failed when it was told that its session moves; the session moves all the same.",
                failure);
    }

    static void observersFailed(String application, String what, Throwable failure) {
        LOG.log(
                WARNING,
                "BATON3011 Application " + application + ": an observer failed when it heard " + what
                        + "; nothing else is affected.",
                failure);
    }

    static void notActivated(String session, AttributeUnavailableException why) {
        LOG.log(
                WARNING,
                "BATON3010 Not all attributes of session {0} were told that it is here ({1}); the next request tells them.",
                session,
                why.getMessage());
    }

    static void notSavedAtStop(ApplicationName application, long sessions) {
        if (sessions > 0) {
            LOG.log(
                    ERROR,
                    "BATON3008 Application {0}: the latest changes of {1} are lost, because the store was unusable when this instance stopped.",
                    application,
                    Wording.count(sessions, "session"));
        }
    }
}
