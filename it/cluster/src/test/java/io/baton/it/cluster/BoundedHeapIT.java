// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R5.8: more sessions than the heap of an instance could take. The instances of the bench have 384 MB. */
class BoundedHeapIT {

    private static final int SESSIONS = LongForm.times(4_000, 100_000);
    private static final int LIMIT = LongForm.times(200, 2_000);
    /** Sessions and their names apart, 100,000 of them are 400 MB. */
    private static final int WEIGHT = 4_000;

    private static final int CLIENTS = 8;
    /** One of so many sessions stays in use. */
    private static final int ACTIVE_ONE_OF = 100;

    private final AtomicReferenceArray<String> ids = new AtomicReferenceArray<>(SESSIONS);
    private Bench bench;

    @BeforeEach
    void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().masses(LIMIT), "masses");
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy("masses");
    }

    @Test
    void anInstanceKeepsTheSessionsInUseInMemoryAndAllCanBeHad() {
        long mark = bench.a().serverLog().mark();

        begin();

        await().atMost(Duration.ofSeconds(30)).until(() -> number("here", bench.a()) <= LIMIT);
        assertThat(number("most", bench.a())).as("in memory at one time").isBetween(LIMIT, LIMIT + LIMIT / 5);
        String figures = SESSIONS + " sessions begun: " + bench.a().name() + " "
                + counts(bench.a()).body();

        look();

        assertThat(number("most", bench.a())).isLessThanOrEqualTo(LIMIT + LIMIT / 5);
        assertThat(number("most", bench.b())).isLessThanOrEqualTo(LIMIT + LIMIT / 5);
        assertThat(bench.a().serverLog().since(mark))
                .doesNotContain("OutOfMemoryError")
                .doesNotContain("BATON3009");
        System.Logger log = System.getLogger(BoundedHeapIT.class.getName());
        log.log(
                System.Logger.Level.INFO,
                figures + "; all read: " + counts(bench.a()).body()
                        + counts(bench.b()).body());
    }

    /** All sessions begin on one instance, while every hundredth is used all the time. */
    private void begin() {
        AtomicInteger next = new AtomicInteger();
        Crowd.ask(CLIENTS, 1, client -> {
            HttpSessionClient browser = new HttpSessionClient();
            for (int i = next.getAndIncrement(); i < SESSIONS; i = next.getAndIncrement()) {
                browser.clearCookies();
                Reply reply = browser.post(
                        masses(bench.a()), Map.of("number", Integer.toString(i), "weight", Integer.toString(WEIGHT)));
                assertThat(reply.status()).as(reply.body()).isEqualTo(200);
                ids.set(i, browser.cookie(HttpSessionClient.SESSION_COOKIE).orElseThrow());
                use(browser, i);
            }
            return client;
        });
    }

    /** Each new session brings one of those in use its turn. */
    private void use(HttpSessionClient browser, int upTo) {
        int active = upTo / ACTIVE_ONE_OF;
        int one = active == 0 ? 0 : upTo % active * ACTIVE_ONE_OF;
        look(browser, one, bench.a());
    }

    /** Every session is read, every other one on the instance where it did not begin. */
    private void look() {
        AtomicInteger next = new AtomicInteger();
        Crowd.ask(CLIENTS, 1, client -> {
            HttpSessionClient browser = new HttpSessionClient();
            for (int i = next.getAndIncrement(); i < SESSIONS; i = next.getAndIncrement()) {
                look(browser, i, bench.cluster().instance(i % 2));
            }
            return client;
        });
    }

    private void look(HttpSessionClient browser, int session, GlassFishInstance instance) {
        Optional<String> id = Optional.ofNullable(ids.get(session));
        if (id.isPresent()) {
            browser.clearCookies();
            browser.setCookie(HttpSessionClient.SESSION_COOKIE, id.get());
            Reply reply = browser.get(masses(instance));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.json("number")).isEqualTo(Integer.toString(session));
            assertThat(reply.json("weight")).isEqualTo(Integer.toString(WEIGHT));
        }
    }

    private int number(String what, GlassFishInstance instance) {
        return Integer.parseInt(Objects.requireNonNull(counts(instance).json(what)));
    }

    private Reply counts(GlassFishInstance instance) {
        return new HttpSessionClient().get(masses(instance));
    }

    private static URI masses(GlassFishInstance instance) {
        return instance.url("/masses/masses");
    }
}
