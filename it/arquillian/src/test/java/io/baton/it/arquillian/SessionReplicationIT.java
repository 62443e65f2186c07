// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.baton.session.ReplicatedSession;
import io.baton.session.ReplicationMode;
import io.baton.session.SessionReplication;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** R7.1 in the container: what an application is told of its session, and may ask for. */
@ArquillianTest
class SessionReplicationIT {

    @Inject
    private SessionReplication replication;

    @Inject
    private HttpServletRequest request;

    @Deployment
    static WebArchive application() {
        return Archives.shop("replication.war");
    }

    @Test
    void theApplicationIsToldThatItsSessionsAreReplicated() {
        assertAll(
                () -> assertTrue(replication.isReplicated()),
                () -> assertEquals("its web.xml says <distributable/>", replication.reason()),
                () -> assertEquals(ReplicationMode.REQUEST, replication.mode()));
    }

    @Test
    void aRequestWithoutASessionHasNothingToFlush() {
        assertEquals(Optional.empty(), replication.session());
        replication.flush();
        assertEquals(Optional.empty(), replication.session());
    }

    @Test
    void aNewSessionIsOnThisServerAndNotYetInTheStore() {
        request.getSession().setAttribute("word", "one");
        assertEquals(new ReplicatedSession("server", 0, Optional.empty(), 0), session());
    }

    @Test
    void whatIsFlushedIsInTheStore() {
        request.getSession().setAttribute("word", "one");
        replication.flush();
        ReplicatedSession first = session();
        assertAll(
                () -> assertEquals(1, first.version()),
                () -> assertTrue(first.lastBackup().isPresent()),
                () -> assertTrue(first.size() > 0));

        replication.flush();
        assertEquals(first, session(), "nothing changed");

        request.getSession().setAttribute("word", "another");
        replication.flush();
        assertEquals(2, session().version());
        assertNotEquals(first.size(), session().size());
    }

    @Test
    @RunAsClient
    void aChangeThatCannotBeSeenIsStoredWhenItIsSaid(@ArquillianResource URI shop) throws Exception {
        Customer alice = new Customer();
        assertEquals("version 1", alice.ask(shop, "note?text=please+knock"));
        assertEquals("version 1", alice.ask(shop, "version"));
        assertEquals("version 1", alice.ask(shop, "correct?text=please+ring"));
        assertEquals("version 2", alice.ask(shop, "correct?text=leave+it+at+the+door&said"));
    }

    private ReplicatedSession session() {
        return replication.session().orElseThrow();
    }
}
