// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.demo;

/**
 * What the customer saw in one answer of the shop.
 *
 * @param instance the server that answered
 * @param cart the cart's content as JSON
 * @param changes how often the cart had been changed
 * @param visits how often the page had been looked at
 */
record Sight(String instance, String cart, int changes, int visits) {

    @Override
    public String toString() {
        return "%s answered: cart %s, changed %d times, page seen %d times".formatted(instance, cart, changes, visits);
    }
}
