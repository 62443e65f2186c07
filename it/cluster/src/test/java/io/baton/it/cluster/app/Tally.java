// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** A session-scoped bean that is changed by a method and never set as an attribute by anybody. */
@SessionScoped
public class Tally implements Serializable {

    private static final long serialVersionUID = 1L;

    private int count;

    /** Counts one more. */
    public void increment() {
        count++;
    }

    /** How often it was counted. */
    public int count() {
        return count;
    }
}
