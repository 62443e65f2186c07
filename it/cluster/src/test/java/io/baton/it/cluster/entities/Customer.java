// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.entities;

import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An entity with every kind of lazy relation. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public class Customer implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    private long id;

    @Version
    private int version;

    private @Nullable String name;

    @Basic(fetch = FetchType.LAZY)
    private @Nullable String notes;

    @Embedded
    private @Nullable Address address;

    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    private List<Item> items = new ArrayList<>();

    @OneToMany(mappedBy = "customer", fetch = FetchType.LAZY)
    @MapKey(name = "id")
    private Map<Long, Item> itemsById = new HashMap<>();

    @ElementCollection(fetch = FetchType.LAZY)
    private Set<String> tags = new HashSet<>();

    /** For JPA. */
    public Customer() {}

    Customer(long id, String name) {
        this.id = id;
        this.name = name;
        this.notes = "notes of " + name;
        this.address = new Address("town of " + name);
        items.add(new Item(id * 10, "pen", this));
        items.add(new Item(id * 10 + 1, "ink", this));
        tags.add("good");
        tags.add("old");
    }

    void rename(String to) {
        name = to;
    }

    String name() {
        return String.valueOf(name);
    }

    /** All of it, which loads what was not loaded yet. */
    String whole() {
        return name + " " + notes + " " + address + " "
                + items.stream().map(Item::toString).sorted().toList() + " " + new TreeMap<>(itemsById) + " "
                + new TreeSet<>(tags);
    }
}
