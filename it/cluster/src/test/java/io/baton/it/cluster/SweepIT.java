// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import io.baton.it.redis.RedisServer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R4.3, R4.4, R5.4: sessions whose instance is gone end all the same: once, with their listeners, not before their time and not long after it. */
@Order(Turn.SWEEP)
class SweepIT {

    static final Duration REAP = Duration.ofSeconds(5);
    private static final long LIFE = 8;
    private static final String LIST = "baton:due:{counter}";
    private static final int CLIENTS = 8;
    /** Of the test and the clocks. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /**
     * A session of an instance that died may have been used 3 s later than the store knows, so that is how much longer
     * it is kept; then it is for the next sweep. One that this sweep forgot would be ended by the one after it, a
     * {@link #REAP} later.
     */
    private static final Duration LATEST = REAP.plusSeconds(3).plus(GRACE);

    private final Mortals mortals = new Mortals();
    private int turn;
    private Bench bench;
    private RedisServer redis;
    private List<String> ofOtherTests;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request", "reapIntervalSeconds", Long.toString(REAP.toSeconds())));
        redis = bench.redis();
        ofOtherTests = List.of();
        ofOtherTests = listed();
    }

    @Test
    void aSessionWhoseInstanceWasKilledEndsOnceOnTheOtherWithinAReapInterval() {
        HttpSessionClient browser = mortals.begin(bench.a(), LIFE, "none");
        long due = System.currentTimeMillis() + LIFE * 1000;
        bench.a().kill9();

        endsOnceOnB(browser);
        tellLateness("after kill -9", due);
        assertThat(mortals.lastOn(bench.b())).isBetween(due - GRACE.toMillis(), due + LATEST.toMillis());
    }

    @Test
    void aSessionWhoseInstancesWereAllStoppedEndsOnceWhenOneIsBack() {
        HttpSessionClient browser = mortals.begin(bench.a(), LIFE, "none");
        long due = System.currentTimeMillis() + LIFE * 1000;
        bench.cluster().stop();
        await().atMost(Duration.ofSeconds(LIFE * 2)).until(() -> System.currentTimeMillis() > due);
        bench.b().start();
        long started = System.currentTimeMillis();

        endsOnceOnB(browser);
        assertThat(mortals.lastOn(bench.b())).isLessThan(started + LATEST.toMillis());
    }

    private void endsOnceOnB(HttpSessionClient browser) {
        await().atMost(REAP.multipliedBy(3)).until(() -> mortals.destroyedOn(bench.b()) > 0);
        await().until(() -> listed().isEmpty());
        Reply heard = mortals.heardOn(bench.b());
        assertThat(heard.json("destroyed")).isEqualTo("1");
        assertThat(heard.json("unbound")).isEqualTo("1");
        assertThat(heard.json("session")).isEqualTo(browser.sessionId().orElseThrow());
        assertThat(heard.json("names"))
                .as("java:comp/env/greeting, in both listeners")
                .isEqualTo("hello");
        assertThat(browser.get(bench.b().url("/counter/count")).json("session")).isEqualTo("none");
    }

    @Test
    void listenersThatMisbehaveKeepNobodyElsesSessionFromEnding() {
        List<HttpSessionClient> browsers = Stream.of("throw", "write", "invalidate", "none")
                .map(fault -> mortals.begin(bench.a(), LIFE, fault))
                .toList();
        bench.a().kill9();

        await().atMost(REAP.multipliedBy(4)).until(() -> mortals.destroyedOn(bench.b()) == browsers.size());
        await().until(() -> listed().isEmpty());
        Reply heard = mortals.heardOn(bench.b());
        assertThat(heard.json("sessions")).isEqualTo(Integer.toString(browsers.size()));
        assertThat(heard.json("unbound")).isEqualTo(Integer.toString(browsers.size()));
        assertThat(browsers)
                .allSatisfy(browser -> assertThat(
                                browser.get(bench.b().url("/counter/count")).json("session"))
                        .isEqualTo("none"));
    }

    @Test
    void manySessionsThatAreDueInTheSameSecondEndOnceEach() {
        int each = LongForm.times(1000, 10_000) / CLIENTS;
        long due = System.currentTimeMillis()
                + Duration.ofSeconds(LongForm.times(20, 120)).toMillis();
        Crowd.ask(CLIENTS, each, client -> mortals.beginUntil(bench.a(), due).sessionId());
        assertThat(System.currentTimeMillis()).as("time to create them").isLessThan(due);
        bench.a().kill9();

        int all = each * CLIENTS;
        await().atMost(Duration.ofMinutes(4)).until(() -> mortals.destroyedOn(bench.b()) >= all);
        await().until(() -> listed().isEmpty());
        tellLateness("the last of " + all + " after kill -9", due);
        Reply heard = mortals.heardOn(bench.b());
        assertThat(heard.json("destroyed")).isEqualTo(Integer.toString(all));
        assertThat(heard.json("sessions")).isEqualTo(Integer.toString(all));
        assertThat(heard.json("unbound")).isEqualTo(Integer.toString(all));
    }

    @Test
    void aSessionThatIsUsedInTimeOnEitherInstanceLivesOnAndThenEndsOnce() {
        // The long form leaves a look one second to arrive, the short one six, for a build may share its machine.
        long interval = LongForm.times(4, 9);
        HttpSessionClient browser = mortals.begin(bench.a(), 10, "none");
        // Three lives, on the instances in turn.
        await().pollDelay(Duration.ofSeconds(interval))
                .pollInterval(Duration.ofSeconds(interval))
                .during(Duration.ofSeconds(34))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    GlassFishInstance next = turn++ % 2 == 0 ? bench.b() : bench.a();
                    return browser.get(next.url("/counter/count"))
                            .json("session")
                            .equals("known");
                });

        assertThat(mortals.destroyedOn(bench.a()) + mortals.destroyedOn(bench.b()))
                .isZero();
        await().atMost(REAP.multipliedBy(3))
                .until(() -> mortals.destroyedOn(bench.a()) + mortals.destroyedOn(bench.b()) > 0);
        await().until(() -> listed().isEmpty());
        assertThat(mortals.destroyedOn(bench.a()) + mortals.destroyedOn(bench.b()))
                .isEqualTo(1);
    }

    @Test
    void whatEndedOrGotAnotherIdIsListedNoMoreAndNothingIsKeptForEver() {
        HttpSessionClient invalidated = mortals.begin(bench.a(), 1000, "none");
        HttpSessionClient renamed = new HttpSessionClient();
        String former = StoredSession.begunBy(
                        redis,
                        "counter",
                        () -> renamed.setCookie(
                                HttpSessionClient.SESSION_COOKIE,
                                mortals.begin(bench.a(), 1000, "none")
                                        .sessionId()
                                        .orElseThrow()))
                .key();
        assertThat(listed()).hasSize(2);

        invalidated.send(HttpRequest.newBuilder(bench.a().url("/counter/count")).DELETE());
        renamed.send(HttpRequest.newBuilder(bench.a().url("/counter/mortal")).PUT(HttpRequest.BodyPublishers.noBody()));

        await().until(() -> listed().size() == 1);
        assertThat(listed()).noneMatch(digest -> former.contains(digest));
        assertThat(redis.keys("baton:{*")).allSatisfy(this::isNotKeptForEver);
        isNotKeptForEver(LIST);
        renamed.send(HttpRequest.newBuilder(bench.a().url("/counter/count")).DELETE());
        await().until(() -> listed().isEmpty());
    }

    private void isNotKeptForEver(String key) {
        assertThat((Long) redis.cli("PTTL", key)).as(key).isNotEqualTo(-1);
    }

    private List<String> listed() {
        return ((List<?>) Objects.requireNonNull(redis.cli("ZRANGE", LIST, "0", "-1")))
                .stream()
                        .map(String::valueOf)
                        .filter(digest -> !ofOtherTests.contains(digest))
                        .toList();
    }

    private void tellLateness(String what, long due) {
        System.out.println("ended " + (mortals.lastOn(bench.b()) - due) + " ms after it was due: " + what);
    }
}
