// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import io.baton.session.ReplicationStatus;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/**
 * A web application that has just come up. The only class of this room that links to servlet classes.
 */
final class WebApplication {

    // Kept in the application itself, as a JDK type: it ends with the application, and a copy of this extension that
    // another class loader brought sees it too.
    private static final String TOLD = "io.baton.session.cdi.told";

    private WebApplication() {}

    /**
     * Says whether the sessions of the application are replicated, unless that has been said.
     *
     * @param payload the application's {@link ServletContext}
     */
    static void tellOnce(Object payload) {
        ServletContext context = (ServletContext) payload;
        if (context.getAttribute(TOLD) == null) {
            context.setAttribute(TOLD, true);
            tell(contextRoot(context), context.getAttribute(ReplicationStatus.CONTEXT_ATTRIBUTE));
        }
    }

    private static void tell(String contextRoot, @Nullable Object found) {
        if (found == null) {
            ExtensionLog.noManager(contextRoot);
        } else if (found instanceof ReplicationStatus status) {
            ExtensionLog.decided(contextRoot, status);
        } else {
            ExtensionLog.twoCopies(contextRoot, found);
        }
    }

    /** The root application's path is the empty string (see {@link ServletContext#getContextPath()}). */
    static String contextRoot(ServletContext context) {
        String path = context.getContextPath();
        return path.isEmpty() ? "/" : path;
    }
}
