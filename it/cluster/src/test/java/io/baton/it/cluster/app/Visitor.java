// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import java.io.Serializable;

/** A bean with a bean in it, which knows it. */
class Visitor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Guest guest = new Guest(this);
    private int visits;

    private static final class Guest implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Visitor host;
        private int visits;

        Guest(Visitor host) {
            this.host = host;
        }
    }

    void visit() {
        visits++;
    }

    int visits() {
        return visits;
    }

    void visitOfGuest() {
        guest.host.guest.visits++;
    }

    int visitsOfGuest() {
        return guest.visits;
    }
}
