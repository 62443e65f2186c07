// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R3.4, R3.6: what becomes of a session that ends or is renamed on one instance after another one lost it in the middle of a request. */
@Order(Turn.SHORT_HOLDS)
class SessionLostMidwayIT {

    private static final String INSIDE = "set:word=inside wait set:word=late";

    private static Bench bench;

    private final HttpSessionClient browser = new HttpSessionClient();

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Bench.SHORT_HOLDS);
        bench.cluster().deploy(bench.archives().events(), "events");
    }

    @AfterAll
    static void undeploy() {
        bench.cluster().undeploy("events");
    }

    @BeforeEach
    void begin() {
        act(bench.a(), browser, "create set:word=begun");
    }

    @Test
    void aSessionThatWasInvalidatedDoesNotComeBackWithTheEndOfTheRequestThatLostIt() {
        Actor loser = Actor.waiting(bench.b(), browser.copy(), INSIDE);
        act(bench.a(), browser, "invalidate");

        assertThat(loser.goOn().status()).isEqualTo(200);

        assertGone(browser);
    }

    @Test
    void aSessionThatIsInvalidatedAfterTheEndOfTheRequestThatLostItIsOver() {
        Actor loser = Actor.waiting(bench.b(), browser.copy(), INSIDE);
        Actor winner = Actor.waiting(bench.a(), browser.copy(), "set:word=won wait invalidate");

        assertThat(loser.goOn().status()).isEqualTo(200);
        assertThat(winner.goOn().status()).isEqualTo(200);

        assertGone(browser);
    }

    @Test
    void aSessionThatIsInvalidatedByTheRequestThatLostItIsOverEverywhere() {
        Traced user = new Traced("events", bench.a(), bench.b());
        Actor loser = Actor.waiting(bench.b(), browser.copy(), "wait invalidate");
        act(bench.a(), browser, "set:word=won");
        user.eventsOn(bench.a());

        assertThat(loser.goOn().status()).isEqualTo(200);

        await().until(() -> look(bench.a(), browser).json("session").equals("none"));
        assertGone(browser);
        assertThat(user.eventsOn(bench.b()))
                .filteredOn(line -> line.startsWith("destroyed"))
                .hasSize(1);
        assertThat(user.eventsOn(bench.a())).isEmpty();
    }

    @Test
    void aSessionThatWasRenamedKeepsItsNewIdAndDataWhateverTheRequestThatLostItDoes() {
        Actor loser = Actor.waiting(bench.b(), browser.copy(), INSIDE);
        HttpSessionClient renaming = browser.copy();
        act(bench.a(), renaming, "rename");

        assertThat(loser.goOn().status()).isEqualTo(200);

        assertKnown(renaming);
        assertGone(browser);
    }

    @Test
    void ofTwoRenamesTheOneOfTheRequestThatLostTheSessionLeadsNowhere() {
        HttpSessionClient losing = browser.copy();
        HttpSessionClient renaming = browser.copy();
        Actor loser = Actor.waiting(bench.b(), losing, "set:word=inside wait rename");
        act(bench.a(), renaming, "rename");

        assertThat(loser.goOn().status()).isEqualTo(200);

        assertKnown(renaming);
        assertGone(losing);
        assertGone(browser);
    }

    private static void assertKnown(HttpSessionClient user) {
        assertThat(look(bench.a(), user).json("word")).isEqualTo("begun");
        assertThat(look(bench.b(), user).json("word")).isEqualTo("begun");
    }

    private static void assertGone(HttpSessionClient user) {
        assertThat(look(bench.a(), user).json("session")).isEqualTo("none");
        assertThat(look(bench.b(), user).json("session")).isEqualTo("none");
    }

    private static void act(GlassFishInstance instance, HttpSessionClient user, String steps) {
        Reply reply = Actor.begin(instance, user, steps).answer();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json("session")).isEqualTo("known");
    }

    private static Reply look(GlassFishInstance instance, HttpSessionClient user) {
        Reply reply = user.get(instance.url("/events/act"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }
}
