// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.entities;

import jakarta.persistence.Entity;

/** A customer of a kind of its own. */
@Entity
public class Firm extends Customer {

    private static final long serialVersionUID = 1L;

    private int seats;

    /** For JPA. */
    public Firm() {}

    Firm(long id, String name, int seats) {
        super(id, name);
        this.seats = seats;
    }

    @Override
    String whole() {
        return super.whole() + " " + seats;
    }
}
