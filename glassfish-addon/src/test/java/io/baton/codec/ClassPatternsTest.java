// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPatternsTest {

    @Test
    void aNameIsThatClassAlone() {
        ClassPatterns patterns = new ClassPatterns(List.of("com.acme.Cart", "Loose"));
        assertThat(patterns.match("com.acme.Cart")).isTrue();
        assertThat(patterns.match("Loose")).isTrue();
        assertThat(patterns.match("com.acme.Cart$Item")).isFalse();
        assertThat(patterns.match("com.acme.Carts")).isFalse();
        assertThat(patterns.match("com.acme.Loose")).isFalse();
    }

    @Test
    void aStarIsThatPackageAlone() {
        ClassPatterns patterns = new ClassPatterns(List.of("com.acme.*"));
        assertThat(patterns.match("com.acme.Cart")).isTrue();
        assertThat(patterns.match("com.acme.Cart$Item")).isTrue();
        assertThat(patterns.match("com.acme.model.Cart")).isFalse();
        assertThat(patterns.match("com.acmeshop.Cart")).isFalse();
        assertThat(patterns.match("com.acme")).isFalse();
    }

    @Test
    void twoStarsAreThePackagesBelowItToo() {
        ClassPatterns patterns = new ClassPatterns(List.of("com.acme.**"));
        assertThat(patterns.match("com.acme.Cart")).isTrue();
        assertThat(patterns.match("com.acme.model.deep.Cart$Item")).isTrue();
        assertThat(patterns.match("com.acmeshop.Cart")).isFalse();
        assertThat(patterns.match("com.Cart")).isFalse();
    }

    @Test
    void nothingMatchesNothing() {
        assertThat(new ClassPatterns(List.of()).match("java.lang.String")).isFalse();
    }
}
