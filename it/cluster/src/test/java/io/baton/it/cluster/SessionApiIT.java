// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R4.1, R6, R7.1: what applications are told of their sessions, what they may ask for, and what they hear. */
@Smoke
@OfContainer
class SessionApiIT {

    private static final String APPLICATION = "session";

    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().session(), APPLICATION);
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy(APPLICATION);
    }

    private Reply ask(GlassFishInstance instance, String what) {
        Reply reply = browser.get(instance.url("/" + APPLICATION + "/session/" + what));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private String said(GlassFishInstance instance, String what) {
        return ask(instance, what).body();
    }

    private void begin() {
        ask(bench.a(), "begin");
        // A stay of fewer requests makes a session wander.
        ask(bench.a(), "bean");
        ask(bench.a(), "bean");
    }

    @Test
    void theSessionKnowsWhereItLives() {
        begin();
        Reply here = ask(bench.a(), "look");
        assertThat(here.json("replicated")).isEqualTo("true");
        assertThat(here.json("mode")).isEqualTo("REQUEST");
        assertThat(here.json("owner")).isEqualTo(bench.a().name());
        assertThat(here.json("written")).isEqualTo("true");
        assertThat(Long.parseLong(here.json("version"))).isPositive();
        assertThat(Long.parseLong(here.json("size"))).isPositive();

        Reply there = ask(bench.b(), "look");
        assertThat(there.json("owner")).isEqualTo(bench.b().name());
        assertThat(there.json("written")).isEqualTo("false");
        assertThat(Long.parseLong(there.json("version"))).isGreaterThanOrEqualTo(Long.parseLong(here.json("version")));
    }

    @Test
    void whatIsFlushedIsInTheStoreBeforeTheResponse() {
        StoredSession session = StoredSession.begunBy(bench.redis(), APPLICATION, this::begin);
        assertThat(said(bench.a(), "flush?value=one")).isEqualTo("1 more");
        assertThat(session.now().attributes()).contains("flushed");
        assertThat(said(bench.a(), "flush?value=one")).as("nothing changed").isEqualTo("0 more");
    }

    @Test
    void aBeanHearsOfEachMoveOnceAndInOrderAndSoDoObservers() {
        begin();
        String leaves = "leaves " + bench.a().name();
        String isAt = "is at " + bench.b().name();
        assertThat(said(bench.b(), "bean")).isEqualTo(leaves + "," + isAt);
        assertThat(said(bench.b(), "bean")).isEqualTo(leaves + "," + isAt);
        assertThat(said(bench.b(), "heard"))
                .isEqualTo("passivating@" + bench.a().name() + ",activated@"
                        + bench.b().name());
        assertThat(said(bench.a(), "bean"))
                .isEqualTo(leaves + "," + isAt + ",leaves " + bench.b().name() + ",is at "
                        + bench.a().name());
        Awaitility.await()
                .untilAsserted(() -> assertThat(said(bench.b(), "events")).contains("activated, later"));
    }

    @Test
    void theEndOfASessionsTimeIsHeardOnceInTheCluster() {
        begin();
        ask(bench.a(), "short");
        HttpSessionClient other = new HttpSessionClient();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            String ofA = other.get(bench.a().url("/session/session/events")).body();
            String ofB = other.get(bench.b().url("/session/session/events")).body();
            assertThat(ofA + ofB).containsOnlyOnce("expired alice");
        });
    }

    @Test
    void anApplicationThatIsNotReplicatedIsToldSo() {
        bench.cluster().deploy(bench.archives().sessionOfOneServer(), "one");
        try {
            Reply look = browser.get(bench.a().url("/one/session/look"));
            assertThat(look.status()).as(look.body()).isEqualTo(200);
            assertThat(look.json("replicated")).isEqualTo("false");
            assertThat(look.json("mode")).isEqualTo("NONE");
            assertThat(look.json("owner")).isEqualTo("nobody");
            assertThat(browser.get(bench.a().url("/one/session/flush?value=x")).body())
                    .startsWith("refused: ")
                    .contains("its web.xml does not say <distributable/>");
        } finally {
            bench.cluster().undeploy("one");
        }
    }
}
