// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.inject.Vetoed;
import java.io.Serializable;
import java.util.ArrayList;

/** Made by a producer. */
@Vetoed
public class Basket implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> items = new ArrayList<>();

    /** Adds to it. */
    public String add(String item) {
        items.add(item);
        return items();
    }

    /** What is in it. */
    public String items() {
        return String.join("+", items);
    }
}
