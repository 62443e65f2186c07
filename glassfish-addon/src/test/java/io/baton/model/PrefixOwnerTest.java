// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PrefixOwnerTest {

    private final PrefixOwner shopping = new PrefixOwner("shopping", "production");

    @Test
    void isReadAsItWasWritten() {
        assertThat(PrefixOwner.parse(shopping.text())).isEqualTo(shopping);
        assertThat(PrefixOwner.parse("shopping@a@b")).isEqualTo(new PrefixOwner("shopping", "a@b"));
    }

    @Test
    void somethingElseNamesNobody() {
        assertThatThrownBy(() -> PrefixOwner.parse("shopping")).hasMessageContaining("'shopping' names no cluster");
        assertThatThrownBy(() -> PrefixOwner.parse("@production")).hasMessageContaining("no name of a target");
    }

    @Test
    void aClusterIsTheSameInTheDomainOfItsNextGlassFish() {
        assertThat(shopping.isSameAs(new PrefixOwner("shopping", "production8")))
                .isTrue();
    }

    @Test
    void anotherTargetIsAForeignerInTheSameDomainToo() {
        assertThat(shopping.isSameAs(new PrefixOwner("office", "production"))).isFalse();
        assertThat(shopping.isSameAs(new PrefixOwner("office", "other"))).isFalse();
    }

    @Test
    void textOfSomebodyElseMakesNoLinesOfItsOwn() {
        assertThat(new PrefixOwner("a", "b\nBATON1001 " + "c".repeat(1_000)).toString())
                .doesNotContain("\n")
                .hasSizeLessThan(200);
    }

    @Test
    void aServerInNoClusterBelongsToItsDomain() {
        PrefixOwner admin = PrefixOwner.ofNoCluster("production");
        assertThat(admin.isSameAs(shopping)).isTrue();
        assertThat(shopping.isSameAs(admin)).isTrue();
        assertThat(admin.isSameAs(admin)).isTrue();
        assertThat(admin.isSameAs(new PrefixOwner("server", "other"))).isFalse();
        assertThat(shopping.isSameAs(new PrefixOwner("server", "other"))).isFalse();
    }
}
