// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One of a chain of objects, each of which refers to the next one. */
final class Link implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int number;
    private final @Nullable Link next;

    private Link(int number, @Nullable Link next) {
        this.number = number;
        this.next = next;
    }

    static Link chain(int length) {
        Link chain = new Link(0, null);
        for (int i = 1; i < length; i++) {
            chain = new Link(i, chain);
        }
        return chain;
    }

    @Override
    public String toString() {
        int length = 0;
        long sum = 0;
        for (Link each = this; each != null; each = each.next) {
            length++;
            sum += each.number;
        }
        return "chain of " + length + " with " + sum;
    }
}
