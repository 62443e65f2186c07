// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian.unstorable;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** A bean that cannot leave its server. */
@SessionScoped
@SuppressWarnings("serial") // that it cannot be stored is the point
public class Visit implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Thread guide = Thread.currentThread();

    /** Who shows the way. */
    public String guide() {
        return guide.getName();
    }
}
