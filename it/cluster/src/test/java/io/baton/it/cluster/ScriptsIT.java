// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R1.2: the operators' scripts, by their own test, on an installation of its own. */
@OfContainer
@Order(Turn.LAST)
class ScriptsIT {

    @Test
    void theScriptsDoWhatTheySay() {
        assertThat(ScriptsRun.lastLine()).endsWith(" passed, 0 failed");
    }
}
