// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.demo;

import io.baton.it.glassfish.GlassFishInstance;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The story: a customer fills a cart, one server is killed, then the other one stopped, and the cart is always there, as the
 * customer left it. Each claim is checked against what the shop answers.
 */
final class Story {
    private final Stage stage;
    private final Narrator narrator;
    private final Customer customer;

    Story(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
        this.customer = new Customer(stage.balancer());
    }

    void tell() {
        Sight filled = see("A customer puts two jars of honey and one bread into the cart", () -> {
            customer.look();
            customer.add("honey");
            customer.add("honey");
            customer.add("bread");
            return customer.look();
        });
        check("a cart with {\"bread\":1,\"honey\":2} after 3 changes", filled, "{\"bread\":1,\"honey\":2}", 3, 2);
        GlassFishInstance first = stage.cluster().instance(filled.instance());
        GlassFishInstance second = other(first);

        narrator.step("Kill %s, which holds the cart: kill -9 %d".formatted(first.name(), first.pid()), first::kill9);
        narrator.seen(first.name() + " is dead, with everything it had in memory");

        Sight moved = see("The customer looks again, at the same address", customer::look);
        check("the same cart, on " + second.name(), moved, filled.cart(), 3, 3);
        checkServer(second, moved);

        Sight changed = see("The customer adds coffee and takes the bread out again", () -> {
            customer.add("coffee");
            customer.remove("bread");
            return customer.look();
        });
        check("a cart with coffee, without bread", changed, "{\"coffee\":1,\"honey\":2}", 5, 4);

        narrator.step("Start %s again".formatted(first.name()), () -> {
            first.start();
            stage.awaitWork(first.name());
        });
        Sight stayed = see("The customer looks", customer::look);
        check("the cart unchanged", stayed, changed.cart(), 5, 5);

        narrator.step("Stop %s in order, as for maintenance".formatted(second.name()), second::stopOrderly);
        Sight back = see("The customer looks again", customer::look);
        check(
                "the newest cart, not the older one that " + first.name() + " had before it died",
                back,
                changed.cart(),
                5,
                6);
        checkServer(first, back);
    }

    private Sight see(String what, Supplier<Sight> look) {
        Sight sight = narrator.step(what, look);
        narrator.seen(sight.toString());
        return sight;
    }

    private GlassFishInstance other(GlassFishInstance one) {
        return stage.cluster().instances().stream()
                .filter(instance -> !instance.name().equals(one.name()))
                .findFirst()
                .orElseThrow();
    }

    private static void check(String claim, Sight seen, String cart, int changes, int visits) {
        Sight expected = new Sight(seen.instance(), cart, changes, visits);
        if (!seen.equals(expected)) {
            throw new StoryFailedException(
                    "%s (cart %s, changed %d times, page seen %d times)".formatted(claim, cart, changes, visits),
                    seen.toString());
        }
    }

    private static void checkServer(GlassFishInstance expected, Sight seen) {
        if (!Objects.equals(seen.instance(), expected.name())) {
            throw new StoryFailedException("an answer of " + expected.name(), seen.toString());
        }
    }
}
