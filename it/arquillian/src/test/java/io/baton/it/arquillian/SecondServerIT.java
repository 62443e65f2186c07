// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** R4.1, R4.2: a session goes to the other server, with the consent of the one that has it and without. */
@ArquillianTest
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondServerIT {

    private static final Path GLASSFISH = Path.of(System.getProperty("glassfish.home"));
    private static final URI SECOND = URI.create(System.getProperty("second.url") + "/second/");

    @Deployment(testable = false)
    static WebArchive application() {
        return Archives.shop("second.war");
    }

    /** Arquillian's adapter deploys to the admin server only. With this, the second server runs the same application. */
    @BeforeAll
    static void deployToTheSecondServer() throws Exception {
        asadmin("create-application-ref", "--target", "second", "second");
    }

    @AfterAll
    static void undeployFromTheSecondServer() throws Exception {
        asadmin("delete-application-ref", "--target", "second", "second");
    }

    @Test
    void theSessionGoesToTheServerThatIsAsked(@ArquillianResource URI first) throws Exception {
        Customer alice = new Customer();
        alice.ask(first, "enter?customer=alice");
        alice.ask(first, "add?article=tea");
        assertEquals("some", alice.ask(first, "previews"));

        assertEquals("tea", alice.ask(SECOND, "basket"));
        assertEquals("leaves server, is at second", alice.ask(SECOND, "journey"));
        assertEquals("none", alice.ask(SECOND, "previews"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whatWasAnsweredSurvivesTheServer(@ArquillianResource URI first) throws Exception {
        Customer bob = new Customer();
        bob.ask(SECOND, "enter?customer=bob");
        bob.ask(SECOND, "add?article=coffee");

        killTheSecondServer();
        assertEquals("coffee", bob.ask(first, "basket"));
        assertEquals("was saved by server, is at server", bob.ask(first, "journey"));
    }

    private static void killTheSecondServer() throws IOException {
        Path file = GLASSFISH.resolve("glassfish/nodes/localhost-domain1/second/config/pid");
        long pid = Long.parseLong(Files.readString(file).strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    private static void asadmin(String... command) throws Exception {
        List<String> words = new ArrayList<>();
        words.add(GLASSFISH.resolve("bin/asadmin").toString());
        words.addAll(List.of("--port", System.getProperty("glassfish.adminPort")));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
