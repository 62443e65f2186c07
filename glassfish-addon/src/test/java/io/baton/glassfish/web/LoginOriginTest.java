// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginOriginTest {

    @Test
    void isReadAsItWasWritten() {
        LoginOrigin origin = LoginOrigin.of("shop", "file");
        assertThat(LoginOrigin.parse(origin.text())).isEqualTo(origin);
        LoginOrigin withoutRealm = LoginOrigin.of("shop", null);
        assertThat(LoginOrigin.parse(withoutRealm.text())).isEqualTo(withoutRealm);
    }

    @Test
    void differsByApplicationAndByRealm() {
        assertThat(LoginOrigin.of("shop", "file")).isNotEqualTo(LoginOrigin.of("office", "file"));
        assertThat(LoginOrigin.of("shop", "file")).isNotEqualTo(LoginOrigin.of("shop", "ldap"));
    }

    @Test
    void isTheSameForEveryVersionOfAnApplication() {
        assertThat(LoginOrigin.of("shop:1.0", "file")).isEqualTo(LoginOrigin.of("shop", "file"));
        assertThat(LoginOrigin.of("suite:2-beta#web.war", "file")).isEqualTo(LoginOrigin.of("suite#web.war", "file"));
    }

    @Test
    void ofAnythingElseIsNobodys() {
        assertThat(LoginOrigin.parse("")).isEqualTo(new LoginOrigin("", ""));
        assertThat(LoginOrigin.parse("gibberish").application()).isEqualTo("gibberish");
    }
}
