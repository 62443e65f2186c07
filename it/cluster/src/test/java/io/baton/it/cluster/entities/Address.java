// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.entities;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A part of a customer. */
@Embeddable
public class Address implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String town;

    /** For JPA. */
    public Address() {}

    Address(String town) {
        this.town = town;
    }

    @Override
    public String toString() {
        return String.valueOf(town);
    }
}
