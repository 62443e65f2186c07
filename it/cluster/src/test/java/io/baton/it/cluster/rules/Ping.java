// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;

/** One of two beans that have each other. */
@SessionScoped
public class Ping implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Pong pong;

    private int calls;

    /** Asks the other one, which asks back. */
    public String call() {
        calls++;
        return pong.answer();
    }

    /** How often it was called. */
    public int calls() {
        return calls;
    }
}
