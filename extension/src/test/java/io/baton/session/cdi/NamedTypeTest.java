// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedTypeTest {

    @Test
    void aServletContextIsKnownByItsName() {
        assertThat(NamedType.SERVLET_CONTEXT.isTypeOf(WebContext.of("/shop", Map.of())))
                .isTrue();
    }

    @Test
    void anythingElseIsNone() {
        assertThat(NamedType.SERVLET_CONTEXT.isTypeOf(new Object())).isFalse();
        assertThat(NamedType.SERVLET_CONTEXT.isTypeOf("jakarta.servlet.ServletContext"))
                .isFalse();
    }
}
