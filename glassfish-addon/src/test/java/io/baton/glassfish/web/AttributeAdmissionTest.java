// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.enterprise.container.common.spi.util.IndirectlySerializable;
import com.sun.enterprise.container.common.spi.util.SerializableObjectFactory;
import io.baton.config.NonSerializableAttributes;
import io.baton.model.ApplicationName;
import io.baton.session.Unreplicated;
import io.baton.testing.SaidLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R2.5: what is not serializable is refused, or stays where it is, as the application wants. */
class AttributeAdmissionTest {

    private final ApplicationName shop = new ApplicationName("/shop");
    private final AttributeAdmission rejecting = new AttributeAdmission(shop, NonSerializableAttributes.REJECT, true);
    private final AttributeAdmission local = new AttributeAdmission(shop, NonSerializableAttributes.LOCAL, true);
    private final SaidLines said = new SaidLines();

    @AfterEach
    void close() {
        said.close();
    }

    @Test
    void whatIsNotSerializableIsRefusedByName() {
        assertThatThrownBy(() -> rejecting.check("socket", new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'socket'")
                .hasMessageContaining("/shop")
                .hasMessageContaining("java.lang.Object");
        assertThat(said.all()).isEmpty();
    }

    @Test
    void anApplicationThatDoesNotSayThatItIsDistributableIsNotToldThatItIs() {
        AttributeAdmission admission =
                new AttributeAdmission(new ApplicationName("/shop"), NonSerializableAttributes.REJECT, false);
        assertThatThrownBy(() -> admission.check("socket", new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonSerializableAttributes=reject")
                .hasMessageNotContaining("distributable");
    }

    @Unreplicated
    private static class Cache {}

    private static final class LargeCache extends Cache {}

    @Test
    void whatIsMeantToStayNeedNotBeSerializableAndIsNotTold() {
        rejecting.check("cache", new Cache());
        local.check("cache", new LargeCache());
        assertThat(StaysHere.test(new LargeCache())).isTrue();
        assertThat(StaysHere.test("anything else")).isFalse();
        assertThat(said.all()).isEmpty();
    }

    @Test
    void namesThatNoApplicationCanHaveAreRefusedWhateverTheValue() {
        for (AttributeAdmission admission : new AttributeAdmission[] {rejecting, local}) {
            assertThatThrownBy(() -> admission.check("\0login", "alice"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'login'")
                    .hasMessageContaining("/shop");
        }
        assertThat(said.all()).isEmpty();
    }

    @Test
    void itIsKeptAndToldOncePerNameWhereTheApplicationWantsThat() {
        local.check("socket", new Object());
        local.check("socket", new Object());
        local.check("cart", "pear");
        assertThat(said.ids()).containsExactly("BATON1109");
        local.check("file", new Object());
        assertThat(said.ids()).containsExactly("BATON1109", "BATON1109");
    }

    @Test
    void whatIsSerializableAndWhatTheContainersStreamsWriteIsAccepted() {
        IndirectlySerializable reference = new IndirectlySerializable() {
            @Override
            public SerializableObjectFactory getSerializableObjectFactory() {
                throw new UnsupportedOperationException();
            }
        };
        assertThatCode(() -> {
                    rejecting.check("cart", "pear");
                    rejecting.check("bean", reference);
                })
                .doesNotThrowAnyException();
    }
}
