// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.baton.it.arquillian.unstorable.Visit;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** R6 as a developer sees it who wants {@code baton.check=fail}. */
@ArquillianTest
@RunAsClient
class DeploymentCheckIT {

    @Deployment(name = "unstorable", managed = false, testable = false)
    static WebArchive application() {
        return Archives.replicated("unstorable.war")
                .addPackage(Visit.class.getPackage())
                .addAsResource(new StringAsset("baton.check=fail"), "META-INF/microprofile-config.properties");
    }

    @Test
    void anApplicationWithABeanThatCanNeverBeStoredIsNotDeployed(@ArquillianResource Deployer deployer) {
        Exception refused = assertThrows(DeploymentException.class, () -> deployer.deploy("unstorable"));
        // The bean and the path to the field are in the server's log: "Application /unstorable does not start, for
        // ...".
        String reason = String.valueOf(refused.getCause());
        assertTrue(reason.contains("io.baton.session.cdi.WebApplicationStart"), reason);
    }
}
