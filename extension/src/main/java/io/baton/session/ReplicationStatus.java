// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

/**
 * What Baton decided about the sessions of one web application. Baton's session manager puts it into the application's
 * {@code ServletContext} under {@link #CONTEXT_ATTRIBUTE}; where there is none, Baton does not run.
 *
 * @param replicated whether the sessions are replicated
 * @param reason why they are or are not, in one line for an operator
 */
public record ReplicationStatus(boolean replicated, String reason) {

    /** The name of the {@code ServletContext} attribute that holds the status. */
    public static final String CONTEXT_ATTRIBUTE = "io.baton.session.replication";

    public ReplicationStatus {
        if (reason.isBlank() || reason.lines().count() != 1) {
            throw new IllegalArgumentException("the reason must be one line: '" + reason + "'");
        }
    }

    /** The status as a part of a sentence: {@code replicated (reason)} or {@code not replicated (reason)}. */
    @Override
    public String toString() {
        return (replicated ? "replicated (" : "not replicated (") + reason + ")";
    }
}
