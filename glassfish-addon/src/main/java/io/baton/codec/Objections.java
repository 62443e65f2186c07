// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a reader will have against the classes of a stream while it is written: seen in a test run, rather than when the first instance has died. */
final class Objections implements Consumer<Class<?>> {

    private final ClassPolicy policy;
    private @Nullable String first;

    Objections(ClassPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void accept(Class<?> described) {
        if (first == null) {
            first = policy.objection(described).orElse(null);
        }
    }

    /** Why the stream will not be read; null if it will, as far as its classes go. */
    @Nullable
    String first() {
        return first;
    }
}
