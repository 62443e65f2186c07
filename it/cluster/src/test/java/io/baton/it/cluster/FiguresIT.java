// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.Reply;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R7.1: what operators see of a session's life, by JMX with the admin's password, and by {@code asadmin get -m}. */
@OfContainer
class FiguresIT {

    private static final String APPLICATION = "/counter";

    private final Counter counter = new Counter();
    private Bench bench;
    private BothFigures figures;
    private Figures a;
    private Figures b;

    @BeforeEach
    void connect() {
        bench = Bench.with(Map.of("backupMode", "request"));
        figures = BothFigures.anew(bench, APPLICATION);
        a = figures.a();
        b = figures.b();
    }

    @AfterEach
    void disconnect() {
        figures.close();
    }

    @Test
    void eachStepOfASessionsLifeIsCounted() {
        counter.countOn(bench.a());
        assertThat(a.number(APPLICATION, "Created")).isEqualTo(1);
        assertThat(a.number(APPLICATION, "SessionsOwned")).isPositive();
        assertThat(a.number(APPLICATION, "Writes", "SAVED")).isPositive();
        assertThat(a.number(APPLICATION, "BytesWritten")).isPositive();
        assertThat(a.count(APPLICATION, "EncodeTimes")).isPositive();

        for (int i = 0; i < 3; i++) {
            counter.lookOn(bench.a());
        }
        assertThat(a.number(APPLICATION, "Opened", "MEMORY")).isEqualTo(3);

        counter.countOn(bench.b());
        assertThat(a.number(APPLICATION, "HandedOver")).isEqualTo(1);
        assertThat(b.number(APPLICATION, "Opened", "HANDED_OVER")).isEqualTo(1);
        assertThat(b.count(APPLICATION, "HandOverTimes")).isEqualTo(1);
        assertThat(b.count(APPLICATION, "DecodeTimes")).isPositive();

        counter.endOn(bench.b());
        assertThat(b.number(APPLICATION, "Ended", "INVALIDATED")).isEqualTo(1);
        assertThat(b.number(APPLICATION, "Refused")).isZero();
        assertThat(b.number(APPLICATION, "SessionsUnsaved")).isZero();
    }

    @Test
    void aTakeOverFromADeadInstanceIsCounted() {
        counter.countOn(bench.a());
        counter.countOn(bench.b());
        bench.b().kill9();
        try {
            counter.lookOn(bench.a());
            assertThat(a.number(APPLICATION, "Opened", "TAKEN_OVER")).isEqualTo(1);
        } finally {
            bench.b().start();
        }
        counter.lookOn(bench.b());
    }

    @Test
    void theNodesFiguresNameItAndItsStore() {
        counter.countOn(bench.a());
        assertThat(a.node(bench.a(), "Node").toString()).startsWith(bench.a().name());
        assertThat(a.node(bench.a(), "StoreUsable")).isEqualTo(true);
        assertThat(a.node(bench.a(), "LeaseValid")).isEqualTo(true);
        assertThat((Long) a.node(bench.a(), "Incarnations")).isPositive();
        assertThat(a.node(bench.a(), "StoreCalls").toString()).contains("SAVE").contains("LEASE_RENEW");
    }

    @Test
    void anAttributeThatCannotBeStoredIsNamed() {
        Reply reply = counter.browser().post(bench.a().url("/counter/unserializable"), Map.of("liar", "yes"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(a.counts(APPLICATION))
                .containsEntry("LeftOutAttributes liar notEncoded", 1L)
                .containsEntry("LeftOutAttributes liar notDecoded", 0L);
        a.reset(APPLICATION);
        assertThat(a.counts(APPLICATION)).doesNotContainKey("LeftOutAttributes liar notEncoded");
    }

    @Test
    void noFigureNamesASessionOrAValue() {
        counter.countOn(bench.a());
        String id = counter.browser().sessionId().orElseThrow();
        assertThat(a.everything())
                .contains("Created")
                .contains("CostliestAttributes")
                .doesNotContain(id.replaceFirst("[.].*", ""));
    }

    @Test
    void anApplicationsFiguresGoWithIt() {
        for (int i = 0; i < 3; i++) {
            bench.cluster().deploy(bench.archives().counter(), "passing");
            assertThat(a.names()).contains("io.baton:name=/passing,type=Application");
            Counter passing = new Counter("passing");
            passing.countOn(bench.a());
            assertThat(a.number("/passing", "Created")).isEqualTo(1);
            bench.cluster().undeploy("passing");
            assertThat(a.names()).doesNotContain("io.baton:name=/passing,type=Application");
        }
    }

    @Test
    void theServersMonitoringHasThemToo() {
        try (ServerMonitoring monitoring = ServerMonitoring.on(bench.cluster())) {
            counter.countOn(bench.a());
            String name = bench.a().name();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(monitoring.shown(bench.a()))
                            .contains(name + ".baton.applications.counter.created-count = 1")
                            .contains(name + ".baton.node.storeusable-count = 1"));
        }
    }
}
