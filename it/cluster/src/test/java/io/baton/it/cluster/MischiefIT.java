// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R3.6, R4.4, R9.2: listeners that misbehave, and requests that end or rename one session at the same time. */
@OfContainer
class MischiefIT {

    private static final Duration END_OF_LIFE = Duration.ofSeconds(60);
    private static final Duration SWEEPS = Duration.ofSeconds(3);

    /** Long enough for the next request to come in time: what counts is when the one before it began. */
    private static final Duration FINITE_LIFE = Duration.ofSeconds(5);

    /** Each listener and value is told of the end, whatever the one before it did. */
    private static final String[] END = {
        "witnessed destroyed s1",
        "destroyed s1 with ",
        "unbound(t) thing of s1: Bound t, now over",
        "removed thing of s1: Bound t, now over",
        "witnessed removed thing of s1"
    };

    private static Bench bench;

    private final HttpSessionClient browser = new HttpSessionClient();

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().events(), "events");
    }

    @AfterAll
    static void undeploy() {
        bench.cluster().undeploy("events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "WRITE", "INVALIDATE", "THROW", "FAIL", "DAWDLE"})
    void aSessionIsInvalidatedWhateverItsListenersDo(String prank) {
        Traced user = bound();
        user.prank(bench.a(), prank);
        try {
            user.act(bench.a(), "invalidate");
        } finally {
            user.prank(bench.a(), "NONE");
        }

        assertEndedOnce(user.eventsOn(bench.a()));
        assertGone(user.browser());
        assertThat(user.eventsOn(bench.b())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "WRITE", "INVALIDATE", "THROW", "FAIL", "DAWDLE"})
    void aSessionEndsInTheSweepWhateverItsListenersDo(String prank) {
        Traced user = bound();
        user.prank(bench.a(), prank);
        List<String> events = new ArrayList<>();
        try {
            user.act(bench.a(), "life:1");
            await().atMost(END_OF_LIFE)
                    .until(() -> events.addAll(user.eventsOn(bench.a()))
                            && events.contains("witnessed removed thing of s1"));
        } finally {
            user.prank(bench.a(), "NONE");
        }

        assertGone(user.browser());
        events.addAll(user.eventsOn(bench.a()));
        assertEndedOnce(events);
        assertThat(user.eventsOn(bench.b())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "WRITE", "THROW", "FAIL"})
    void aValueIsBoundWhateverItDoesThen(String prank) {
        Traced user = new Traced("events", bench.a(), bench.b());
        user.prank(bench.a(), prank);
        try {
            user.act(bench.a(), "create bind:thing=t set:word=w");
        } finally {
            user.prank(bench.a(), "NONE");
        }

        assertThat(user.eventsOn(bench.a()))
                .containsOnlyOnce("bound(t) thing of s1: Bound t, now null", "added thing of s1: Bound t, now Bound t");
        assertThat(user.look(bench.b()).json("word")).isEqualTo("w");
    }

    @Test
    void aSessionThatAValueEndsWhenItIsBoundIsOver() {
        Traced user = new Traced("events", bench.a(), bench.b());
        user.prank(bench.a(), "INVALIDATE");
        try {
            user.act(bench.a(), "create bind:thing=t");
        } finally {
            user.prank(bench.a(), "NONE");
        }

        assertThat(user.eventsOn(bench.a()))
                .filteredOn(line -> line.startsWith("destroyed"))
                .hasSize(1);
        assertGone(user.browser());
    }

    @RepeatedTest(5)
    void aSessionThatTwoRequestsEndAtOnceEndsOnce() {
        Traced user = bound();
        List<Actor> ending = Stream.generate(
                        () -> Actor.begin(bench.a(), user.browser().copy(), "invalidate"))
                .limit(8)
                .toList();
        ending.forEach(Actor::answer);

        assertThat(user.eventsOn(bench.a()))
                .filteredOn(line -> line.startsWith("destroyed"))
                .hasSize(1);
        assertGone(user.browser());
    }

    @Test
    void aRequestElsewhereThatComesWhileASessionEndsSlowlyDoesNotFindIt() {
        Traced user = bound();
        user.prank(bench.a(), "DAWDLE");
        try {
            Actor ending = Actor.begin(bench.a(), user.browser().copy(), "invalidate");
            await().until(() -> user.eventsOn(bench.a()).contains("witnessed destroyed s1"));

            assertThat(user.look(bench.b()).json("session")).isEqualTo("none");
            assertThat(ending.answer().status()).isEqualTo(200);
        } finally {
            user.prank(bench.a(), "NONE");
        }
        assertGone(user.browser());
    }

    @Test
    void aSessionThatIsInvalidatedWhileAnotherInstanceUsesItEndsWhenThatOneIsThrough() {
        act(bench.a(), browser, "create set:word=begun");
        Actor inside = Actor.waiting(bench.b(), browser.copy(), "set:word=inside wait set:word=late");
        Actor ending = Actor.begin(bench.a(), browser.copy(), "invalidate");
        await().during(Duration.ofMillis(500)).until(() -> !ending.isAnswered());

        assertThat(inside.goOn().status()).isEqualTo(200);

        assertThat(ending.answer().json("session")).isEqualTo("known");
        assertGone(browser);
    }

    @Test
    void aSessionThatIsRenamedWhileAnotherInstanceUsesItHasWhatThatOneLeft() {
        act(bench.a(), browser, "create set:word=begun");
        HttpSessionClient renaming = browser.copy();
        Actor inside = Actor.waiting(bench.b(), browser.copy(), "set:word=inside wait set:word=late");
        Actor rename = Actor.begin(bench.a(), renaming, "rename");
        await().during(Duration.ofMillis(500)).until(() -> !rename.isAnswered());

        assertThat(inside.goOn().status()).isEqualTo(200);

        assertThat(rename.answer().json("session")).isEqualTo("known");
        assertThat(look(bench.b(), renaming).json("word")).isEqualTo("late");
        assertGone(browser);
    }

    @RepeatedTest(10)
    void ofTwoRenamesAtOnceOneLeavesASession() {
        act(bench.a(), browser, "create set:word=w");
        HttpSessionClient one = browser.copy();
        HttpSessionClient other = browser.copy();
        Actor first = Actor.begin(bench.a(), one, "rename");
        Actor second = Actor.begin(bench.b(), other, "rename");

        assertThat(first.answer().status()).isEqualTo(200);
        assertThat(second.answer().status()).isEqualTo(200);

        List<HttpSessionClient> survivors = Stream.of(one, other)
                .filter(each -> look(bench.a(), each).json("session").equals("known"))
                .toList();
        assertThat(survivors).hasSize(1);
        assertThat(look(bench.b(), survivors.get(0)).json("word")).isEqualTo("w");
        assertGone(browser);
    }

    @RepeatedTest(10)
    void aSessionThatIsInvalidatedWhileItIsRenamedIsOverOrHasItsNewId() {
        act(bench.a(), browser, "create set:word=w");
        HttpSessionClient renaming = browser.copy();
        Actor rename = Actor.begin(bench.a(), renaming, "rename");
        Actor ending = Actor.begin(bench.b(), browser.copy(), "invalidate");

        assertThat(rename.answer().status()).isEqualTo(200);
        assertThat(ending.answer().status()).isEqualTo(200);

        boolean ended = ending.answer().json("session").equals("known");
        String left = ended ? "none" : "known";
        assertThat(look(bench.a(), renaming).json("session")).isEqualTo(left);
        assertThat(look(bench.b(), renaming).json("session")).isEqualTo(left);
        assertGone(browser);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MAX_VALUE})
    void aLifeWithoutEndIsOneEverywhere(int seconds) {
        Traced user = bound();
        user.act(bench.a(), "life:" + FINITE_LIFE.toSeconds());
        user.act(bench.b(), "life:" + seconds);

        // Whoever went by the finite life would end it in the sweeps after that.
        await().during(FINITE_LIFE.plus(SWEEPS))
                .atMost(FINITE_LIFE.plus(SWEEPS).multipliedBy(3))
                .until(() -> user.eventsOn(bench.a()).isEmpty()
                        && user.eventsOn(bench.b()).isEmpty());

        assertThat(user.look(bench.a()).json("life")).isEqualTo(Integer.toString(seconds));
        assertThat(user.look(bench.b()).json("life")).isEqualTo(Integer.toString(seconds));
    }

    @Test
    void aLifeThatWasMadeShorterElsewhereEndsInTime() {
        Traced user = bound();
        user.act(bench.b(), "life:1");
        List<String> events = new ArrayList<>();

        await().atMost(END_OF_LIFE)
                .until(() -> events.addAll(user.eventsOn(bench.b()))
                        && events.contains("removed thing of s1: Bound t, now over"));

        assertGone(user.browser());
        assertThat(user.eventsOn(bench.a())).isEmpty();
    }

    /** The counter is swept once a minute: here it is the user who finds the session's time over. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSessionWhoseUserComesBackTooLateEndsOnce(boolean elsewhere) {
        String mark = UUID.randomUUID().toString();
        browser.post(bench.a().url("/counter/timeout"), Map.of("mark", mark, "seconds", "1"));
        Instant due = Instant.now().plusSeconds(1);
        await().until(() -> Instant.now().isAfter(due));

        GlassFishInstance instance = elsewhere ? bench.b() : bench.a();
        assertThat(browser.get(instance.url("/counter/count")).json("session")).isEqualTo("none");

        assertThat(ended(bench.a(), mark) + ended(bench.b(), mark)).isEqualTo(1);
    }

    private static int ended(GlassFishInstance instance, String mark) {
        return Integer.parseInt(new HttpSessionClient()
                .get(instance.url("/counter/timeout?mark=" + mark))
                .json("ended"));
    }

    private static Traced bound() {
        Traced user = new Traced("events", bench.a(), bench.b());
        user.act(bench.a(), "create bind:thing=t");
        user.eventsOn(bench.a());
        return user;
    }

    private static void assertEndedOnce(List<String> events) {
        for (String event : END) {
            assertThat(events)
                    .filteredOn(line -> line.startsWith(event))
                    .as(event + " of " + events)
                    .hasSize(1);
        }
    }

    private static void assertGone(HttpSessionClient user) {
        for (GlassFishInstance instance : new GlassFishInstance[] {bench.a(), bench.b()}) {
            assertThat(look(instance, user).json("session")).as(instance.name()).isEqualTo("none");
        }
    }

    private static void act(GlassFishInstance instance, HttpSessionClient user, String steps) {
        assertThat(Actor.begin(instance, user, steps).answer().status()).isEqualTo(200);
    }

    private static Reply look(GlassFishInstance instance, HttpSessionClient user) {
        Reply reply = user.get(instance.url("/events/act"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }
}
