// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R2.7: what applications keep in sessions comes back, through the container's own class loaders and with its own annotations in the stream. */
@Smoke
@OfContainer
class ValuesIT {

    private static final int SESSIONS = 10;
    private static final int GRAPHS_IN_EACH = 50;

    private static Bench bench;

    private final HttpSessionClient browser = new HttpSessionClient();

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().values(), "values");
    }

    @AfterAll
    static void undeploy() {
        bench.cluster().undeploy("values");
    }

    @Test
    void valuesOfEveryKindComeBack() {
        long mark = bench.a().serverLog().mark();
        browser.post(bench.a().url("/values/values"), Map.of());

        for (int move = 0; move < 5; move++) {
            assertThat(browser.get((move % 2 == 0 ? bench.b() : bench.a()).url("/values/values"))
                            .body())
                    .as("move " + move)
                    .matches("\\d+ compared\\s*");
        }
        assertThat(bench.a().serverLog().since(mark)).doesNotContain("BATON310");
    }

    /** A seed that failed is repeated by {@code /values/values?from=SEED&to=SEED+1}. */
    @Test
    void graphsOfAllKindsComeBack() {
        long from = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        for (int session = 0; session < SESSIONS; session++) {
            HttpSessionClient visitor = new HttpSessionClient();
            String seeds = "?from=" + from + "&to=" + (from + GRAPHS_IN_EACH);
            assertThat(visitor.post(bench.a().url("/values/values" + seeds), Map.of())
                            .status())
                    .as(seeds)
                    .isEqualTo(200);
            assertThat(visitor.get(bench.b().url("/values/values" + seeds)).body())
                    .as(seeds)
                    .isEqualToIgnoringNewLines(GRAPHS_IN_EACH + " compared");
            from += GRAPHS_IN_EACH;
        }
    }

    @Test
    void whatNoInstanceWillReadIsSaidWhenItIsWritten() {
        long mark = bench.a().serverLog().mark();
        browser.post(bench.a().url("/values/values"), Map.of("refused", "yes"));
        browser.post(bench.a().url("/values/values"), Map.of("refused", "yes"));

        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .containsOnlyOnce("BATON3105")
                                .contains("BATON3105 Attribute 'refused' of session /values#")
                                .contains("class java.net.URL is neither the application's")
                                .contains("'allowedClasses'"));
    }
}
