// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R2.1, R2.3, R3.1: values that the application changes without a word to the session are there when their instance is not any more. */
@OfContainer
class AttributesChangedInPlaceIT {

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void everyChangeOfEveryKindOfValueSurvivesACrash() {
        Shapes changedAfterTheyWereSet = new Shapes();
        changedAfterTheyWereSet.beginOn(bench.a());
        Shapes changedLater = new Shapes();
        changedLater.beginOn(bench.a());
        changedLater.changeOn(bench.a());
        changedLater.changeOn(bench.a());

        bench.a().kill9();

        changedAfterTheyWereSet.lookOn(bench.b());
        changedLater.lookOn(bench.b());
        changedLater.changeOn(bench.b());
        changedLater.lookOn(bench.b());
    }
}
