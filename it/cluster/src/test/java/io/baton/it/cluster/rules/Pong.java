// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;

/** The other one. */
@SessionScoped
public class Pong implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Ping ping;

    private int answers;

    /** Asks back. */
    public String answer() {
        answers++;
        return "ping " + ping.calls() + ", pong " + answers;
    }
}
