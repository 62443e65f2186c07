// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R4.5: who is logged in, as it is kept with a session. */
class LoginTest {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "", "1:p", "Zo\u00eb \u4f1a\uD83D\uDE00", "\0\n\t,;=%\"\\", "\uD83D", "12:"})
    void namesMayConsistOfAnything(String name) {
        Login login = new Login(name, name.isEmpty() ? null : name, true, List.of(name, "others", name));
        assertThat(Login.parse(login.text())).contains(login);
    }

    @Test
    void everythingComesBack() {
        assertThat(Login.parse(new Login("alice", "BASIC", false, List.of("clerks")).text()))
                .contains(new Login("alice", "BASIC", false, List.of("clerks")));
        assertThat(Login.parse(new Login("alice", null, true, List.of()).text()))
                .contains(new Login("alice", null, true, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "1:11:p5:alice",
                "1:21:p5:alice4:FORM",
                "1:11:p5:alice4:FORM6:clerk",
                "1:11:p5:alice4:FORM-1:clerks",
                "1:11:p5:alice4:FORM9999999999:clerks",
                "1:11:p5:lice4:FORM",
                ":",
                "1"
            })
    void whatIsSomethingElseIsNone(String text) {
        assertThat(Login.parse(text)).isEmpty();
    }
}
