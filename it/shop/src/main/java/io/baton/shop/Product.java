// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import java.util.Locale;

/** One thing the shop sells. */
public enum Product {
    APPLES("Apples, 1 kg", 349),
    BREAD("Rye bread", 420),
    CHEESE("Mountain cheese", 899),
    COFFEE("Coffee beans", 1290),
    HONEY("Forest honey", 750);

    private final String title;
    private final int cents;

    Product(String title, int cents) {
        this.title = title;
        this.cents = cents;
    }

    /** The product's name as a customer reads it. */
    public String title() {
        return title;
    }

    /** The price of one piece, in cents. */
    public int cents() {
        return cents;
    }

    /** The product's name in requests and in JSON: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The product with this id.
     *
     * @throws IllegalArgumentException if the shop sells no such thing
     */
    public static Product ofId(String id) {
        for (Product product : values()) {
            if (product.id().equals(id)) {
                return product;
            }
        }
        throw new IllegalArgumentException("The shop sells no \"" + id + "\"");
    }
}
