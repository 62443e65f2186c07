// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R1.3: which applications Baton takes over. None of them is deployed with an availability option. */
class TakenOverIT {

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void aDistributableApplicationWithJarsOfItsOwnIsTakenOver() {
        long mark = bench.a().serverLog().mark();
        bench.cluster().deploy(bench.archives().counterWithJar(), "jar");
        try {
            Counter counter = new Counter("jar");
            counter.countOn(bench.a());
            counter.countOn(bench.b());

            bench.a()
                    .serverLog()
                    .await(
                            mark,
                            log -> assertThat(log)
                                    .containsOnlyOnce(
                                            "BATON1101 Application /jar: sessions are replicated (its web.xml says <distributable/>).")
                                    .contains("Loading application [jar]"));
            assertThat(bench.a().serverLog().since(mark))
                    .as("the extension is there once, and does not say what the manager said")
                    .doesNotContain("BATON9001", "BATON9005");
        } finally {
            bench.cluster().undeploy("jar");
        }
    }

    @Test
    void anApplicationThatIsNotDistributableIsLeftAloneAndTheLogSaysSo() {
        long mark = bench.a().serverLog().mark();
        bench.cluster().deploy(bench.archives().counterOfOneServer(), "local");
        try {
            HttpSessionClient browser = new HttpSessionClient();
            browser.post(bench.a().url("/local/count"), Map.of());
            Reply elsewhere = browser.get(bench.b().url("/local/count"));

            assertThat(elsewhere.json("session")).isEqualTo("none");
            bench.a()
                    .serverLog()
                    .await(
                            mark,
                            log -> assertThat(log)
                                    .containsOnlyOnce(
                                            "BATON1102 Application /local: sessions are not replicated (its web.xml does not say <distributable/>)."));
        } finally {
            bench.cluster().undeploy("local");
        }
    }

    @Test
    void anApplicationThatAsksForAvailabilityWithoutBeingDistributableGetsAWarningWithTheRemedy() {
        long mark = bench.a().serverLog().mark();
        bench.cluster().deploy(bench.archives().counterOfOneServer(), "wanted", "--availabilityenabled=true");
        try {
            bench.a()
                    .serverLog()
                    .await(
                            mark,
                            log -> assertThat(log)
                                    .contains("BATON1103 Application /wanted: sessions are not replicated")
                                    .contains("Add <distributable/> to its web.xml"));
        } finally {
            bench.cluster().undeploy("wanted");
        }
    }
}
