// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.chaos.report.Report;
import org.junit.jupiter.api.Test;

/** The short form of the suite, on a Redis Cluster that loses its masters and moves its slots; the long one is {@code mvn -Pchaos verify}. */
class ChaosIT {

    @Test
    void instancesAndMastersDieAndNoPromiseIsBroken() {
        System.setProperty("baton.chaos.store", "cluster");
        System.setProperty("baton.chaos.seed", "1");
        System.setProperty("baton.chaos.seconds", "45");
        System.setProperty("baton.chaos.faults", "store-kill,fail-over,fall-back,slot-move,kill");

        Report report = Chaos.run(Plan.fromSystemProperties(), System.out);

        assertThat(report.isGood()).as(report.verdict()).isTrue();
    }
}
