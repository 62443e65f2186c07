// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.lifecycle;

import jakarta.annotation.PostConstruct;
import org.glassfish.hk2.runlevel.RunLevel;
import org.glassfish.internal.api.InitRunLevel;
import org.jvnet.hk2.annotations.Service;

/**
 * Has Weld name the beans in a session by identifier. By default it numbers them, and two instances, or two deployments on one, may number the beans of
 * one application differently; a session would then answer HTTP 500 (WELD-000227) after its first move. Runs at the first run level, before any
 * application loads, wherever this jar is: an embedded server has no lifecycle module that early. An operator's own setting is left alone.
 */
@Service
@RunLevel(InitRunLevel.VAL)
public final class BeanIdentifiers {

    /** Weld's switch; its documentation has it under "Bean identifier index optimization". */
    static final String PROPERTY = "org.jboss.weld.serialization.beanIdentifierIndexOptimization";

    @PostConstruct
    void nameThem() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "false");
        }
    }
}
