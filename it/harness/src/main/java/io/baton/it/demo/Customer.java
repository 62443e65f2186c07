// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.demo;

import io.baton.it.balancer.StickyBalancer;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;

/** The person in the story: one browser, one address, no idea of servers. */
final class Customer {
    private final HttpSessionClient browser = new HttpSessionClient();
    private final StickyBalancer shop;

    Customer(StickyBalancer shop) {
        this.shop = shop;
    }

    /** Looks at the page, and at the same session through the view for machines, which counts no visit. */
    Sight look() {
        Reply page = browser.get(shop.url("/shop/"));
        check("the shop's page with status 200", 200, page);
        Reply state = browser.get(shop.url("/shop/state"));
        check("the shop's state with status 200", 200, state);
        return new Sight(
                state.json("instance"),
                state.json("cart"),
                Integer.parseInt(state.json("changes")),
                Integer.parseInt(state.json("visits")));
    }

    void add(String product) {
        change("add", product);
    }

    void remove(String product) {
        change("remove", product);
    }

    private void change(String action, String product) {
        Reply reply = browser.post(shop.url("/shop/cart"), Map.of("action", action, "product", product));
        check("the way back to the page, status 303, after \"%s %s\"".formatted(action, product), 303, reply);
    }

    private static void check(String expected, int status, Reply reply) {
        if (reply.status() != status) {
            String body = reply.body().strip();
            throw new StoryFailedException(
                    expected, "status " + reply.status() + " " + body.substring(0, Math.min(200, body.length())));
        }
    }
}
