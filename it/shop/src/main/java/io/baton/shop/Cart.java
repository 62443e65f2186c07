// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The customer's cart: one per session, changed in place. Its number of changes only grows, so that whoever looks at two
 * states of a cart can tell the older one.
 */
@SessionScoped
public class Cart implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<Product, Integer> pieces = new LinkedHashMap<>();
    private int changes;

    /** Puts one more piece into the cart. */
    public synchronized void add(Product product) {
        pieces.merge(product, 1, Integer::sum);
        changes++;
    }

    /** Takes one piece out; nothing happens if there is none. */
    public synchronized void remove(Product product) {
        if (pieces.containsKey(product)) {
            pieces.computeIfPresent(product, (same, count) -> count > 1 ? count - 1 : null);
            changes++;
        }
    }

    /** What is in the cart now. */
    public synchronized Contents contents() {
        return new Contents(Map.copyOf(pieces), changes);
    }

    /**
     * A cart's content at one moment.
     *
     * @param pieces how many of each product; a product that is not in the cart is not in the map
     * @param changes how often the cart was changed so far
     */
    public record Contents(Map<Product, Integer> pieces, int changes) {
        static final Contents EMPTY = new Contents(Map.of(), 0);

        int count(Product product) {
            return pieces.getOrDefault(product, 0);
        }

        int cents() {
            return pieces.entrySet().stream()
                    .mapToInt(line -> line.getKey().cents() * line.getValue())
                    .sum();
        }
    }
}
