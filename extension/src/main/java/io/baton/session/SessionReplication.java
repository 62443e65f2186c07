// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import java.util.Optional;

/**
 * The replication of the session of the current request, to be injected. Where Baton does not run, or leaves the application alone, it says so.
 *
 * <pre>{@code
 * @WebServlet("/order")
 * public class OrderServlet extends HttpServlet {
 *
 *     @Inject
 *     private SessionReplication replication;
 *
 *     @Inject
 *     private Cart cart;
 *
 *     @Override
 *     protected void doPost(HttpServletRequest request, HttpServletResponse response) {
 *         cart.order();
 *         if (replication.isReplicated()) {
 *             replication.flush(); // a crash from here on cannot bring the full cart back
 *         }
 *         payments.charge(cart.total());
 *     }
 * }
 * }</pre>
 *
 * <p>One object serves a whole application; any thread may use it. What concerns the session concerns that of the request which the thread serves, as an
 * injected {@code HttpServletRequest} does: threads of the application's own, and WebSockets, have none.
 */
public interface SessionReplication {

    /** Whether the sessions of this application are replicated. */
    boolean isReplicated();

    /** Why they are or are not, in one line. */
    String reason();

    /** When changed sessions are written to the store. */
    ReplicationMode mode();

    /** The session of the current request as it is now; empty if there is no request, it has no session, or its sessions are not replicated. */
    Optional<ReplicatedSession> session();

    /**
     * Writes what changed in the session of the current request, so that the store has it when this method returns, whatever the mode. One round trip, or
     * none if nothing changed. Does nothing for a session of a request that has none.
     *
     * <p>Values that cannot be serialized, or must stay on this instance, are not stored by this or anything else.
     *
     * @throws NotReplicatedException if the sessions of this application are not replicated
     * @throws NotStoredException if the store could not be reached, or the session is over or another instance's; the message says what becomes of the
     *     changes
     */
    void flush();

    /**
     * Says that the value of an attribute may have changed in a way that Baton does not see: because its class is marked {@link Immutable} though it is
     * not quite so, or because an object that a former request got from the session was changed without being asked for again.
     *
     * <pre>{@code
     * Report report = reports.get(id);         // the same object that is in the session, held elsewhere
     * report.add(line);
     * replication.markChanged("report");       // compared, and written if its content is another one
     * }</pre>
     *
     * <p>Nothing happens if the session has no such attribute, there is no session, or sessions are not replicated.
     *
     * @param attribute its name
     */
    void markChanged(String attribute);
}
