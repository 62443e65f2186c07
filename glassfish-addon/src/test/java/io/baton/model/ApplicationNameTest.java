// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationNameTest {

    @ParameterizedTest
    @CsvSource({
        "/shop, shop",
        "/shop/admin, shop%2Fadmin",
        "/shop##2, shop%23%232",
        "/a{b}, a%7Bb%7D",
        "/a b, a+b",
        "/a+b, a%2Bb",
        "/Grüße, Gr%C3%BC%C3%9Fe",
        "/~, %7E"
    })
    void itsKeyPartNeitherEndsTheHashTagNorTheName(String contextPath, String keyPart) {
        assertThat(new ApplicationName(contextPath).keyPart())
                .isEqualTo(keyPart)
                .doesNotContain("{", "}", "/", " ");
    }

    @Test
    void theRootApplicationHasANameToo() {
        assertThat(new ApplicationName("").keyPart()).isEqualTo("~");
        assertThat(new ApplicationName("")).hasToString("/");
        assertThat(new ApplicationName("/shop")).hasToString("/shop");
    }

    @Test
    void theRootApplicationAndOneThatIsCalledRootAreTwo() {
        assertThat(new ApplicationName("/ROOT").keyPart()).isNotEqualTo(new ApplicationName("").keyPart());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", " /shop", "http://x/shop"})
    void whatIsNoContextPathIsRefused(String text) {
        assertThatThrownBy(() -> new ApplicationName(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "eu, /shop, eu~shop, eu~/shop, eu:/shop",
        "eu, '', eu~~, eu~, eu:/",
        "a~b {c}/d, /x~y, a%7Eb+%7Bc%7D%2Fd~x%7Ey, a%7Eb+%7Bc%7D%2Fd~/x~y, a~b {c}/d:/x~y"
    })
    void anApplicationOfAnotherVirtualServerIsAnotherOne(
            String virtualServer, String path, String keyPart, String text, String shown) {
        ApplicationName name = new ApplicationName(virtualServer, path);
        assertThat(name).isNotEqualTo(new ApplicationName(path));
        assertThat(name.keyPart()).isEqualTo(keyPart);
        assertThat(name.text()).isEqualTo(text);
        assertThat(name).hasToString(shown);
        assertThat(ApplicationName.parse(text)).isEqualTo(name);
    }

    @Test
    void singleSignOnHasANameThatNoApplicationCanHave() {
        assertThat(ApplicationName.singleSignOn("server").keyPart())
                .isEqualTo("~sso")
                .isNotEqualTo(new ApplicationName("/~sso").keyPart())
                .isNotEqualTo(new ApplicationName("~", "/sso").keyPart());
        assertThat(ApplicationName.singleSignOn("eu").keyPart()).isEqualTo("eu~~sso");
        for (String virtualServer : List.of("server", "eu")) {
            ApplicationName name = ApplicationName.singleSignOn(virtualServer);
            assertThat(ApplicationName.parse(name.text())).isEqualTo(name);
        }
    }

    @Test
    void namesOfTheUsualVirtualServerAreAsTheyWereBeforeThereWereOthers() {
        for (String path : List.of("", "/shop", "/~", "/a~b")) {
            assertThat(new ApplicationName(path).text()).isEqualTo(path);
            assertThat(ApplicationName.parse(path)).isEqualTo(new ApplicationName(path));
        }
    }

    @Test
    void aVirtualServerHasAName() {
        assertThatThrownBy(() -> new ApplicationName("", "/shop")).isInstanceOf(IllegalArgumentException.class);
    }
}
