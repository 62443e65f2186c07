// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicationStatusTest {

    @Test
    void theStatusReadsAsPartOfASentence() {
        assertThat(new ReplicationStatus(true, "web.xml says distributable"))
                .hasToString("replicated (web.xml says distributable)");
        assertThat(new ReplicationStatus(false, "not listed")).hasToString("not replicated (not listed)");
    }

    @Test
    void theNameOfTheAttributeIsPartOfTheApi() {
        assertThat(ReplicationStatus.CONTEXT_ATTRIBUTE).isEqualTo("io.baton.session.replication");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines"})
    void aReasonIsOneLine(String reason) {
        assertThatThrownBy(() -> new ReplicationStatus(true, reason)).hasMessageContaining("'" + reason + "'");
    }
}
