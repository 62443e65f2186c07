// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R8.6: a cluster that uses a store under another cluster's prefix is told whose it is, and does not start if the operator will not have that. */
@OfContainer
class ForeignStoreIT {

    private static final String MARK = "baton:owner";
    private static final String FOREIGN_STORE = "applications.application.baton.property.foreignStore=";

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.b().stopOrderly();
    }

    @AfterEach
    void ownTheStoreAgain() {
        bench.cluster().asadmin("set", FOREIGN_STORE);
        bench.redis().cli("DEL", MARK);
        if (bench.b().isRunning()) {
            bench.b().stopOrderly();
        }
        bench.b().start();
    }

    private String startWhileItBelongsTo(String owner) {
        bench.redis().cli("SET", MARK, owner, "PX", "3600000");
        long mark = bench.b().serverLog().mark();
        bench.b().start();
        bench.b().serverLog().await(mark, log -> assertThat(log).containsPattern("BATON100[67]|BATON1101"));
        return bench.b().serverLog().since(mark);
    }

    @Test
    void isToldBothNamesAndWhatToDo() {
        long mark = bench.b().serverLog().mark();
        startWhileItBelongsTo("office@elsewhere");
        bench.b()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .contains(
                                        "BATON1006 The keys under keyPrefix 'baton' of this store belong to 'office' of domain 'elsewhere', not to 'shopping' of domain 'domain1'.")
                                .contains("set another keyPrefix"));
        assertThat(bench.redis().cli("GET", MARK)).isEqualTo("office@elsewhere");
    }

    @Test
    void doesNotStartIfTheOperatorWillNotHaveIt() {
        bench.cluster().asadmin("set", FOREIGN_STORE + "refuse");
        assertThat(startWhileItBelongsTo("office@elsewhere"))
                .contains("BATON1007 Baton does not start")
                .contains("belong to 'office' of domain 'elsewhere', not to 'shopping' of domain 'domain1'.")
                .doesNotContain("BATON1001");
    }

    @Test
    void theSameClusterInAnotherDomainIsNoForeigner() {
        bench.cluster().asadmin("set", FOREIGN_STORE + "refuse");
        assertThat(startWhileItBelongsTo("shopping@domain8"))
                .contains("BATON1001")
                .doesNotContain("BATON1007");
    }
}
