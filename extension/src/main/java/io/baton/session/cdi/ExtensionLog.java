// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import io.baton.session.ReplicationStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** What the extension says to operators: BATON9000 to BATON9099, see {@code docs/message-ranges.txt}. */
final class ExtensionLog {

    private static final Logger LOG = System.getLogger("io.baton.session");

    private ExtensionLog() {}

    /** For whoever looks into CDI: the session manager tells operators. */
    static void decided(String contextRoot, ReplicationStatus status) {
        String what =
                " Application " + contextRoot + ": sessions, and with them @SessionScoped beans, are " + status + ".";
        if (status.replicated()) {
            LOG.log(Level.DEBUG, "BATON9001" + what);
        } else {
            LOG.log(Level.DEBUG, "BATON9002" + what);
        }
    }

    static void noManager(String contextRoot) {
        LOG.log(
                Level.INFO,
                "BATON9003 Application " + contextRoot + ": sessions are not replicated (Baton's session manager does"
                        + " not run here); the extension stays inert.");
    }

    static void noWebApplication() {
        LOG.log(
                Level.INFO,
                "BATON9004 There are no HTTP sessions to replicate (this CDI container or module has no web"
                        + " application); the extension stays inert.");
    }

    static void twoCopies(String contextRoot, Object status) {
        LOG.log(
                Level.WARNING,
                "BATON9005 Application " + contextRoot + ": sessions are " + status
                        + ", but baton-extension is there twice. Remove the copy that the application carries.");
    }

    static void cannotBeStored(String contextRoot, String report) {
        LOG.log(
                Level.WARNING,
                "BATON9010 Application " + contextRoot + ": " + report
                        + ". Make such fields transient, or the bean @Unreplicated (baton.check=off silences this).");
    }

    static void mayNotBeStored(String contextRoot, String hint) {
        LOG.log(Level.INFO, "BATON9011 Application " + contextRoot + ": " + hint + ".");
    }

    static void facesStateStays(String contextRoot, List<String> missing) {
        LOG.log(
                Level.WARNING,
                "BATON9030 Application " + contextRoot
                        + ": what Faces encrypts for the browser, such as the flash's cookie,"
                        + " cannot be read by another instance and is lost when the session moves. Add to its web.xml: "
                        + String.join(", ", missing)
                        + " (docs/faces.md has the lines; baton.check=off silences this).");
    }

    static void unknownCheckMode(IllegalArgumentException unknown) {
        LOG.log(Level.WARNING, "BATON9012 Beans are checked with a warning: " + unknown.getMessage() + ".");
    }

    static void checkFailed(Throwable cause) {
        LOG.log(
                Level.WARNING,
                "BATON9013 Not all beans could be checked. The application is not affected; please report this with"
                        + " the stack trace.",
                cause);
    }

    static void observerFailed(Class<?> event, Throwable cause) {
        LOG.log(
                Level.WARNING,
                "BATON9007 An asynchronous observer of " + event.getSimpleName() + " failed; nothing else is affected.",
                cause);
    }

    static void couldNotTell(Throwable cause) {
        LOG.log(
                Level.WARNING,
                "BATON9006 It could not be found out whether sessions are replicated. The application is not"
                        + " affected; please report this with the stack trace.",
                cause);
    }
}
