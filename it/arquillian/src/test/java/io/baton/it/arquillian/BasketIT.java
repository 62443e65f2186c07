// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.baton.it.arquillian.shop.Basket;
import io.baton.session.ReplicatedSession;
import io.baton.session.SessionReplication;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A basket in the session: in the server, and on its way to the store and back. */
@ArquillianTest
class BasketIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0"><distributable/></web-app>
            """;

    /** A session that nobody uses for a second leaves the memory of the server; the next request gets it from the store. */
    private static final String GLASSFISH_WEB_XML = """
            <glassfish-web-app><session-config><session-manager><manager-properties>
              <property name="maxIdleInMemorySeconds" value="1"/>
            </manager-properties></session-manager></session-config></glassfish-web-app>
            """;

    @Inject
    private Basket basket;

    @Inject
    private SessionReplication replication;

    @Deployment
    static WebArchive application() {
        return ShrinkWrap.create(WebArchive.class, "basket.war")
                .addPackage(Basket.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(GLASSFISH_WEB_XML), "glassfish-web.xml")
                .setWebXML(new StringAsset(WEB_XML));
    }

    /** Runs in the server, in a request of its own. */
    @Test
    void whatIsFlushedIsInTheStore() {
        basket.add("tea");
        assertEquals(0, session().version());

        replication.flush();
        assertEquals(1, session().version());
        assertTrue(session().size() > 0);
    }

    /** Runs in Maven's JVM, as a browser. */
    @Test
    @RunAsClient
    void theBasketComesBackFromTheStore(@ArquillianResource URI shop) throws Exception {
        Customer alice = new Customer();
        alice.ask(shop, "enter?customer=alice");
        alice.ask(shop, "add?article=tea");

        await().atMost(PATIENCE).until(() -> new Customer().ask(shop, "journal").contains("alice leaves server"));
        assertEquals("tea", alice.ask(shop, "basket"));
        assertEquals("none", alice.ask(shop, "previews"));
        assertTrue(alice.ask(shop, "journey").startsWith("leaves server, is at server"));
    }

    @Test
    @RunAsClient
    void theEndOfASessionIsNoticed(@ArquillianResource URI shop) throws Exception {
        Customer bob = new Customer();
        bob.ask(shop, "enter?customer=bob");
        bob.ask(shop, "hurry");

        await().atMost(PATIENCE).until(() -> new Customer().ask(shop, "journal").contains("bob is gone"));
    }

    private ReplicatedSession session() {
        return replication.session().orElseThrow();
    }
}
