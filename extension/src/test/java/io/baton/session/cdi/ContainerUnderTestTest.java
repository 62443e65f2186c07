// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.Extension;
import org.jboss.weld.bootstrap.WeldBootstrap;
import org.junit.jupiter.api.Test;

/** The build runs these tests on two containers; this one makes sure that it really does. */
class ContainerUnderTestTest {

    @Test
    void theContainerIsTheOneTheBuildMeans() {
        String major = System.getProperty("baton.test.weld", "6");
        assertThat(WeldBootstrap.class.getPackage().getImplementationVersion()).startsWith(major + ".");
        assertThat(Extension.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains(major.equals("6") ? "4.1." : "4.0.");
    }
}
