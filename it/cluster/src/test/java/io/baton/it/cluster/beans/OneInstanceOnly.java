// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.beans;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

/** Takes a bean away on one instance, so that both surely number the others differently. In the wild it takes a race between extensions. */
public class OneInstanceOnly implements Extension {

    void veto(@Observes ProcessAnnotatedType<Aardvark> bean) {
        if ("instance2".equals(System.getProperty("com.sun.aas.instanceName"))) {
            bean.veto();
        }
    }
}
