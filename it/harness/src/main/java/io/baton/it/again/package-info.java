// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/** Runs integration tests again and again on servers that stay up between the runs. Started by {@code it/again.sh}. */
@NullMarked
package io.baton.it.again;

import org.jspecify.annotations.NullMarked;
