// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A bean with everything that a bean may have. */
@Watched
@SessionScoped
public class Host implements Greeter, Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Memory memory;

    @Inject
    private House house;

    private transient @Nullable StringBuilder notKept;

    @Override
    public String greet() {
        boolean isNew = notKept == null;
        notKept = new StringBuilder();
        return "guest " + memory.next() + " in " + house.name() + (isNew ? " again" : "");
    }
}
