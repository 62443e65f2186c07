// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

import java.util.function.IntBinaryOperator;

/** An enum whose constants are classes of their own. */
enum Operation implements IntBinaryOperator {
    PLUS {
        @Override
        public int applyAsInt(int left, int right) {
            return left + right;
        }
    },
    TIMES {
        @Override
        public int applyAsInt(int left, int right) {
            return left * right;
        }
    }
}
