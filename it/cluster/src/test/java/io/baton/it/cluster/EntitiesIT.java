// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R2.7: JPA entities come back as they were kept: with their relations if these were loaded, and fit to be merged again. */
@OfContainer
class EntitiesIT {

    private static final String SEEN = """
            Ann
            Bob notes of Bob town of Bob [20pen, 21ink] {20=20pen, 21=21ink} [good, old]
            Firm notes of Firm town of Firm [30pen, 31ink] {30=30pen, 31=31ink} [good, old] 7
            3""";

    private static Bench bench;

    private final HttpSessionClient browser = new HttpSessionClient();

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().entities(), "entities");
    }

    @AfterAll
    static void undeploy() {
        bench.cluster().undeploy("entities");
    }

    @Test
    void entitiesComeBackAndAreMergedWhereverTheyAre() {
        long mark = bench.a().serverLog().mark();
        assertThat(browser.post(bench.a().url("/entities/entities"), Map.of()).status())
                .isEqualTo(200);
        assertThat(browser.get(bench.a().url("/entities/entities")).body()).isEqualTo(SEEN);
        assertThat(browser.get(bench.b().url("/entities/entities")).body()).isEqualTo(SEEN);
        assertThat(browser.get(bench.a().url("/entities/entities")).body()).isEqualTo(SEEN);

        assertThat(browser.get(bench.b().url("/entities/entities?merge")).body())
                .isEqualTo("Anna notes of Ann town of Ann [10pen, 11ink] {10=10pen, 11=11ink} [good, old]");
        assertThat(browser.get(bench.a().url("/entities/entities")).body()).isEqualTo(SEEN.replace("Ann\n", "Anna\n"));
        assertThat(bench.a().serverLog().since(mark)).doesNotContain("BATON310");
    }
}
