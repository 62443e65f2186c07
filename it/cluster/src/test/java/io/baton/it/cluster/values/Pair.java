// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Two values. */
@SuppressWarnings("serial") // what it holds can be anything
record Pair(@Nullable Object left, @Nullable Object right) implements Serializable {}
