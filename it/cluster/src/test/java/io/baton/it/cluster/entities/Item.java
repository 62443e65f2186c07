// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.entities;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a customer ordered. */
@Entity
public class Item implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    private long id;

    private @Nullable String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Customer customer;

    /** For JPA. */
    public Item() {}

    Item(long id, String name, Customer customer) {
        this.id = id;
        this.name = name;
        this.customer = customer;
    }

    /** Whose it is. */
    @Nullable
    Customer customer() {
        return customer;
    }

    @Override
    public String toString() {
        return id + name;
    }
}
