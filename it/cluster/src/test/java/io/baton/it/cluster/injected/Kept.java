// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import java.io.Serializable;

/** A bean that knows how often it was visited, which is its own state. */
public abstract class Kept implements Serializable {

    private static final long serialVersionUID = 1L;

    private int visits;

    /** Counts the visit and says what the injected object answers. */
    public String visit() throws Exception {
        visits++;
        return visits + " " + use();
    }

    /** What the injected object answers, the same on each instance; or it fails. */
    protected abstract Object use() throws Exception;
}
