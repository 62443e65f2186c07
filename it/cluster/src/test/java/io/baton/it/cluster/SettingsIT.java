// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R1.4: invalid properties stop Baton, not the server. */
@OfContainer
class SettingsIT {

    private static final String PROPERTY = "applications.application.baton.property.";

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @AfterEach
    void correct() {
        bench.cluster().asadmin("set", PROPERTY + "backupMode=request");
        bench.cluster().asadmin("set", PROPERTY + "storeCheckIntervalSeconds=10");
        bench.cluster().asadmin("set", PROPERTY + "noSuchThing=");
        bench.a().restart();
    }

    @Test
    void theLogNamesEveryInvalidPropertyAndTheApplicationsRunWithTheContainersOwnSessions() {
        bench.cluster().asadmin("set", PROPERTY + "backupMode=sometimes");
        bench.cluster().asadmin("set", PROPERTY + "storeCheckIntervalSeconds=0");
        bench.cluster().asadmin("set", PROPERTY + "noSuchThing=1");
        long mark = bench.a().serverLog().mark();

        bench.a().restart();

        bench.a().serverLog().await(mark, log -> assertThat(log).containsOnlyOnce("BATON1003"));
        String log = bench.a().serverLog().since(mark);
        assertThat(log.lines().filter(line -> line.contains("BATON1003")))
                .singleElement()
                .asString()
                .contains("applications run with the container's own sessions")
                .contains("backupMode='sometimes'")
                .contains("storeCheckIntervalSeconds='0'", "1..3600", "default: 10")
                .contains("noSuchThing");
        HttpSessionClient browser = new HttpSessionClient();
        browser.post(bench.a().url("/counter/count"), Map.of());
        assertThat(browser.post(bench.a().url("/counter/count"), Map.of()).json("count"))
                .isEqualTo("2");
        assertThat(browser.get(bench.b().url("/counter/count")).json("session")).isEqualTo("none");
    }
}
