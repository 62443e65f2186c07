// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R4.1 in an EAR: a web application hears of its own sessions, and of none of another one's. */
@OfContainer
class EventsInEarIT {

    private final HttpSessionClient browser = new HttpSessionClient();
    private final HttpSessionClient onlooker = new HttpSessionClient();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        Path twins = new BeanArchives(bench.workbench().directory("archives")).twins();
        bench.cluster().asadmin("deploy", "--target", GlassFishCluster.NAME, "--name", "twins", twins.toString());
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy("twins");
    }

    private static String ask(HttpSessionClient browser, GlassFishInstance instance, String what) {
        Reply reply = browser.get(instance.url("/" + what));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    private String eventsOf(String application) {
        String events = application + "/session/events";
        return ask(onlooker, bench.a(), events) + " and " + ask(onlooker, bench.b(), events);
    }

    @Test
    void eachWebApplicationHearsOfItsOwnSessionsOnce() {
        ask(browser, bench.a(), "one/session/begin");
        ask(browser, bench.a(), "one/session/bean");
        ask(browser, bench.a(), "one/session/bean");
        assertThat(ask(browser, bench.b(), "one/session/heard"))
                .isEqualTo("passivating@" + bench.a().name() + ",activated@"
                        + bench.b().name());
        ask(browser, bench.b(), "one/session/short");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(eventsOf("one"))
                        .containsOnlyOnce("activated, later")
                        .containsOnlyOnce("expired alice"));
        assertThat(eventsOf("two")).isEqualTo(" and ");
    }
}
