package io.baton.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
