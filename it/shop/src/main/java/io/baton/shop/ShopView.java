// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a customer sees of the shop at one moment.
 *
 * @param instance the server that answered
 * @param fresh whether the session is new to the customer, or there is none
 * @param visits how often the customer looked at the page
 * @param cart what is in the cart
 */
record ShopView(String instance, boolean fresh, int visits, Cart.Contents cart) {

    /** The name of the GlassFish instance this runs on. */
    static String here() {
        return System.getProperty("com.sun.aas.instanceName", "unknown");
    }

    static ShopView withoutSession() {
        return new ShopView(here(), true, 0, Cart.Contents.EMPTY);
    }

    /** The view for machines. Nothing in it needs escaping: names of products and instances, and numbers. */
    String json() {
        String lines = Arrays.stream(Product.values())
                .filter(product -> cart.count(product) > 0)
                .map(product -> "\"" + product.id() + "\":" + cart.count(product))
                .collect(Collectors.joining(","));
        return "{\"instance\":\"%s\",\"fresh\":%b,\"visits\":%d,\"changes\":%d,\"cart\":{%s}}"
                .formatted(instance, fresh, visits, cart.changes(), lines);
    }
}
