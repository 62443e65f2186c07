// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R4.5: who signed on once is known to all applications on all instances, and who logs out of one is logged out of all. */
@OfContainer
class SingleSignOnIT {

    private static final String SWITCH =
            "configs.config.shopping-config.http-service.virtual-server.server.sso-enabled=";

    private static boolean prepared;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        prepare(bench);
    }

    @AfterEach
    void repair() {
        bench.endOutage();
        bench.cluster().start();
    }

    private static synchronized void prepare(Bench bench) {
        if (prepared) {
            return;
        }
        Accounts.make(bench);
        bench.cluster().asadmin("set", SWITCH + "true");
        bench.cluster().deploy(bench.archives().counterWithBasicLogin(), "one");
        bench.cluster().deploy(bench.archives().counterWithFormLogin(), "two");
        bench.cluster().deploy(bench.archives().counterOfOneServerWithLogin(), "lonely");
        prepared = true;
    }

    @AfterAll
    static void clear() {
        Bench bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().asadmin("set", SWITCH + "inherit");
        List.of("one", "two", "lonely").forEach(bench.cluster()::undeploy);
    }

    @Test
    void whoSignedOnIsKnownToAnotherApplicationOnAnotherInstanceAndOnTheWayBack() {
        Subscriber alice = new Subscriber().signsOn(bench.a(), "one");
        alice.assertKnown(bench.b(), "two");
        assertThat(alice.count(bench.b(), "two")).isEqualTo("1");

        alice.assertKnown(bench.a(), "two");
        alice.assertKnown(bench.b(), "one");
        alice.assertKnown(bench.a(), "one");
        assertThat(alice.count(bench.a(), "two")).isEqualTo("2");
    }

    @Test
    void whoSignedOnByFormIsKnownToo() {
        Subscriber alice = new Subscriber().signsOnByForm(bench.b(), "two");
        alice.assertKnown(bench.a(), "one");
        alice.assertKnown(bench.a(), "two");
        alice.assertKnown(bench.b(), "one");
    }

    @Test
    void aLogoutEndsTheSessionsOfAllApplicationsOnAllInstances() {
        Subscriber alice = new Subscriber().signsOn(bench.a(), "one");
        assertThat(alice.count(bench.a(), "one")).isEqualTo("1");
        alice.assertKnown(bench.b(), "two");
        assertThat(alice.count(bench.b(), "two")).isEqualTo("1");
        String cookie = alice.browser().cookie(Subscriber.COOKIE).orElseThrow();

        alice.logsOut(bench.a(), "one");

        assertThat(alice.session(bench.b(), "two")).isEqualTo("none");
        alice.browser().setCookie(Subscriber.COOKIE, cookie);
        alice.assertAsked(bench.b(), "two");
        alice.browser().setCookie(Subscriber.COOKIE, cookie);
        alice.assertAsked(bench.a(), "one");
    }

    @Test
    void aSessionIsFoundToBeOverWithoutTheCookieOfSingleSignOn() {
        Subscriber alice = new Subscriber().signsOn(bench.a(), "one");
        alice.assertKnown(bench.b(), "two");
        assertThat(alice.count(bench.b(), "two")).isEqualTo("1");
        alice.browser().setCookie(Subscriber.COOKIE, "forgotten");

        alice.logsOut(bench.a(), "one");

        assertThat(alice.session(bench.b(), "two")).isEqualTo("none");
        assertThat(alice.session(bench.a(), "two")).isEqualTo("none");
    }

    @Test
    void aSessionOfTheSameInstanceEndsAtOnce() {
        long before = stored("two");
        Subscriber alice = new Subscriber().signsOn(bench.a(), "one");
        alice.assertKnown(bench.a(), "two");
        assertThat(alice.count(bench.a(), "two")).isEqualTo("1");
        assertThat(stored("two")).isEqualTo(before + 1);

        alice.logsOut(bench.a(), "one");

        assertThat(stored("two")).isEqualTo(before);
        assertThat(alice.session(bench.a(), "two")).isEqualTo("none");
    }

    /** How many sessions that came of a single sign-on the store has, those that are over left out. */
    private long stored(String application) {
        return bench.redis().keys("baton:{" + application + "/*}").stream()
                .map(bench.redis()::hash)
                .filter(record -> record.containsKey("a:\0sso"))
                .count();
    }

    @Test
    void whoSignedOnStaysSoWhenTheInstanceIsKilledAndWhenItIsBackAndWhoLoggedOutDoesToo() {
        Subscriber alice = new Subscriber().signsOn(bench.a(), "one");
        assertThat(alice.count(bench.a(), "one")).isEqualTo("1");
        Subscriber another = new Subscriber().signsOn(bench.a(), "one");
        another.assertKnown(bench.b(), "two");
        assertThat(another.count(bench.b(), "two")).isEqualTo("1");
        another.logsOut(bench.a(), "one");

        bench.a().kill9();

        alice.assertKnown(bench.b(), "two");
        alice.assertKnown(bench.b(), "one");
        assertThat(alice.count(bench.b(), "one")).isEqualTo("2");
        assertThat(another.session(bench.b(), "two")).isEqualTo("none");
        another.assertAsked(bench.b(), "one");

        bench.cluster().start();
        alice.assertKnown(bench.a(), "two");
        assertThat(alice.count(bench.a(), "two")).isEqualTo("1");
        alice.logsOut(bench.a(), "one");
        assertThat(alice.session(bench.b(), "two")).isEqualTo("none");
        alice.assertAsked(bench.b(), "one");
    }

    @Test
    void whileTheStoreIsAwayUsersStayAndLogoutsCount() {
        Subscriber alice = new Subscriber().signsOn(bench.a(), "one");
        alice.assertKnown(bench.a(), "two");
        assertThat(alice.count(bench.a(), "two")).isEqualTo("1");
        Subscriber bob = new Subscriber().signsOn(bench.a(), "one");
        bob.assertKnown(bench.a(), "two");
        String cookie = bob.browser().cookie(Subscriber.COOKIE).orElseThrow();
        long mark = bench.a().serverLog().mark();

        bench.redis().stop();
        alice.assertKnown(bench.a(), "two");
        alice.assertKnown(bench.a(), "one");
        bob.assertAsked(bench.b(), "two");
        assertThat(bob.browser().cookie(Subscriber.COOKIE)).as("left alone").contains(cookie);
        bob.assertKnown(bench.a(), "one");
        alice.logsOut(bench.a(), "two");
        assertThat(alice.session(bench.a(), "one")).isEqualTo("none");
        bench.redis().start();

        bench.a().serverLog().await(mark, "BATON3302", ofSeconds(30));
        assertThat(alice.session(bench.b(), "one")).isEqualTo("none");
        alice.assertAsked(bench.b(), "two");
        bob.assertKnown(bench.b(), "one");
    }

    @Test
    void anApplicationThatIsNotReplicatedTakesPart() {
        Subscriber alice = new Subscriber().signsOn(bench.a(), "lonely");
        assertThat(alice.count(bench.a(), "lonely")).isEqualTo("1");
        alice.assertKnown(bench.b(), "one");
        assertThat(alice.count(bench.b(), "one")).isEqualTo("1");

        alice.logsOut(bench.a(), "lonely");
        assertThat(alice.session(bench.b(), "one")).isEqualTo("none");

        alice.signsOn(bench.b(), "one").assertKnown(bench.a(), "lonely");
        assertThat(alice.count(bench.a(), "lonely")).isEqualTo("1");
        alice.logsOut(bench.b(), "one");
        assertThat(alice.session(bench.a(), "lonely")).isEqualTo("none");
    }

    @Test
    void anApplicationThatStopsLogsNobodyOut() {
        Subscriber alice = new Subscriber().signsOn(bench.a(), "lonely");
        alice.assertKnown(bench.a(), "one");
        assertThat(alice.count(bench.a(), "one")).isEqualTo("1");

        bench.cluster().redeploy(bench.archives().counterOfOneServerWithLogin(), "lonely");

        alice.assertKnown(bench.a(), "one");
        assertThat(alice.count(bench.a(), "one")).isEqualTo("2");
        alice.assertKnown(bench.b(), "two");
    }

    @Test
    void theIdIsInNoKeyAndNoLogAndTheEntryDoesNotStay() {
        long markA = bench.a().serverLog().mark();
        long markB = bench.b().serverLog().mark();
        Subscriber alice = new Subscriber().signsOn(bench.a(), "one");
        alice.assertKnown(bench.b(), "two");
        String id = alice.browser().cookie(Subscriber.COOKIE).orElseThrow();

        List<String> entries = bench.redis().keys("baton:{~sso/*}");
        assertThat(entries)
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat((Long) bench.redis().cli("TTL", key)).isPositive());
        assertThat(bench.redis().keys("*")).noneSatisfy(key -> assertThat(key).containsIgnoringCase(id));
        alice.logsOut(bench.b(), "two");
        alice.assertAsked(bench.a(), "one");
        assertThat(bench.a().serverLog().since(markA)).doesNotContainIgnoringCase(id);
        assertThat(bench.b().serverLog().since(markB)).doesNotContainIgnoringCase(id);
    }
}
