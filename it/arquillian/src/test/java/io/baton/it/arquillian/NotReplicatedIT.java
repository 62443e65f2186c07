// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.baton.session.NotReplicatedException;
import io.baton.session.ReplicationMode;
import io.baton.session.SessionReplication;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** R7.1 in the container: an application that did not ask for replication is told so. */
@ArquillianTest
class NotReplicatedIT {

    private static final String REASON = "its web.xml does not say <distributable/>";

    @Inject
    private SessionReplication replication;

    @Inject
    private HttpServletRequest request;

    @Deployment
    static WebArchive application() {
        return Archives.local("local.war");
    }

    @Test
    void theReasonIsSaid() {
        assertAll(
                () -> assertFalse(replication.isReplicated()),
                () -> assertTrue(replication.reason().contains(REASON), replication.reason()),
                () -> assertEquals(ReplicationMode.NONE, replication.mode()));
    }

    @Test
    void thereIsNothingToSayOfItsSessions() {
        request.getSession().setAttribute("word", "one");
        assertEquals(Optional.empty(), replication.session());
    }

    @Test
    void whoWantsThemStoredIsRefused() {
        request.getSession().setAttribute("word", "one");
        NotReplicatedException refused = assertThrows(NotReplicatedException.class, replication::flush);
        assertTrue(String.valueOf(refused.getMessage()).contains(REASON), refused.getMessage());
    }

    @Test
    void whoSaysThatSomethingChangedIsNot() {
        request.getSession().setAttribute("word", "one");
        replication.markChanged("word");
    }
}
