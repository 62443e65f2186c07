// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;

/** Whoever hears what was fired. */
@ApplicationScoped
public class Ears {

    void hear(@Observes @Any StringBuilder fired) {
        fired.append(" heard");
    }

    /** Says that it is there. */
    public String say() {
        return "ears";
    }
}
