// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.moves;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean that can be found with {@code CDI.current()}, where there is any. */
@ApplicationScoped
public class Desk {

    /** What it says. */
    public String word() {
        return "bean";
    }
}
