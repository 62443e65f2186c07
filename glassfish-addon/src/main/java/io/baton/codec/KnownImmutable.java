// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import org.jspecify.annotations.Nullable;

/**
 * The judgement whether a value can change after it was set; reading one that cannot needs no second look. It is false if in doubt, which only costs
 * that look.
 */
public final class KnownImmutable {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_VALUES = 256;

    /** Kept by each class itself, and of what an application loaded a rule knows nothing but that class: no loader is held longer than it lives. */
    private static final ClassValue<ImmutabilityRule> RULES = new ClassValue<>() {
        @Override
        protected ImmutabilityRule computeValue(Class<?> type) {
            return ImmutabilityRule.of(type);
        }
    };

    private int left = MAX_VALUES;

    private KnownImmutable() {}

    /** Whether the value and all it consists of is known to be immutable. Runs no code of the application. */
    public static boolean test(Object value) {
        return new KnownImmutable().isImmutable(value, MAX_DEPTH);
    }

    private boolean isImmutable(@Nullable Object value, int depth) {
        if (value == null) {
            return true;
        }
        left--;
        return left >= 0 && depth > 0 && RULES.get(value.getClass()).holds(value, part -> isImmutable(part, depth - 1));
    }
}
