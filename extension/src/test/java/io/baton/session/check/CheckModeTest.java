// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckModeTest {

    @AfterEach
    void clear() {
        System.clearProperty(CheckMode.PROPERTY);
    }

    @Test
    void itWarnsUnlessSomebodySaysOtherwise() {
        assertThat(CheckMode.configured()).isEqualTo(CheckMode.WARN);
        System.setProperty(CheckMode.PROPERTY, " Fail ");
        assertThat(CheckMode.configured()).isEqualTo(CheckMode.FAIL);
        System.setProperty(CheckMode.PROPERTY, "off");
        assertThat(CheckMode.configured()).isEqualTo(CheckMode.OFF);
    }

    @Test
    void whatIsNoneOfTheThreeIsNamed() {
        System.setProperty(CheckMode.PROPERTY, "loud");
        assertThatThrownBy(CheckMode::configured).hasMessage("baton.check is 'loud'; allowed are warn, fail, off");
    }
}
