// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.util.List;
import java.util.function.Consumer;

/** Several listeners that hear the same, one after the other. Marks are those of the last one. */
final class Listeners<T> {

    private final List<T> all;
    private final T last;

    /** @param all at least one */
    Listeners(List<T> all) {
        this.all = List.copyOf(all);
        this.last = all.get(all.size() - 1);
    }

    /** Tells each of them. */
    void tell(Consumer<T> word) {
        for (T one : all) {
            word.accept(one);
        }
    }

    /** The one whose marks all get. */
    T last() {
        return last;
    }
}
