// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R6: what is said of beans that cannot be stored when their application is deployed. */
@OfContainer
class BeanCheckIT {

    private static final String PATH =
            "bean Basket can never be stored: Basket.articles → Article.connection: java.sql.Connection";

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void oneWarningNamesThePathAndTheApplicationWorks() {
        long mark = bench.a().serverLog().mark();
        bench.cluster().deploy(bench.archives().unstorable("warn"), "unstorable");
        try {
            bench.a()
                    .serverLog()
                    .await(
                            mark,
                            log -> assertThat(log)
                                    .containsOnlyOnce("BATON9010 Application /unstorable: " + PATH)
                                    .contains("BATON1101 Application /unstorable"));
        } finally {
            bench.cluster().undeploy("unstorable");
        }
    }

    @Test
    void theApplicationDoesNotStartIfItWantsThat() {
        long mark = bench.a().serverLog().mark();
        String told = bench.cluster().deploy(bench.archives().unstorable("fail"), "unstorable");
        try {
            bench.a()
                    .serverLog()
                    .await(
                            mark,
                            log -> assertThat(log)
                                    .contains("Application /unstorable does not start, for " + PATH
                                            + " (baton.check=fail)"));
            assertThat(told)
                    .as("a warning, for that is what GlassFish makes of whatever fails on the instances of a cluster")
                    .contains("completed with warnings", "io.baton.session.cdi.WebApplicationStart");
            assertThat(new HttpSessionClient()
                            .get(bench.a().url("/unstorable/"))
                            .status())
                    .isEqualTo(404);
        } finally {
            bench.cluster().undeploy("unstorable");
        }
    }

    @Test
    void beansOfTheServerRaiseNoAlarm() {
        long mark = bench.a().serverLog().mark();
        bench.cluster().deploy(bench.archives().counterWithOwnUsers(), "users");
        bench.cluster().deploy(bench.archives().counterWithFaces(), "faces");
        try {
            bench.a()
                    .serverLog()
                    .await(
                            mark,
                            log -> assertThat(log)
                                    .contains("Loading application [users]", "Loading application [faces]"));
            assertThat(bench.a().serverLog().since(mark)).doesNotContain("BATON901");
        } finally {
            bench.cluster().undeploy("users");
            bench.cluster().undeploy("faces");
        }
    }
}
