// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.enterprise.inject.Vetoed;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Made by a producer. */
@Vetoed
public class ShoppingList implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> items;

    /** For proxies. */
    protected ShoppingList() {
        this(List.of());
    }

    ShoppingList(List<String> items) {
        this.items = new ArrayList<>(items);
    }

    /** Adds to it. */
    public void add(String item) {
        items.add(item);
    }

    /** What is on it. */
    public String items() {
        return String.join("+", items);
    }
}
