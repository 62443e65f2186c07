// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** One for each instance, with a producer of what is one for each session. */
@ApplicationScoped
public class House {

    /** Its name. */
    public String name() {
        return System.getProperty("com.sun.aas.instanceName");
    }

    @Produces
    @SessionScoped
    ShoppingList list() {
        return new ShoppingList(List.of());
    }
}
