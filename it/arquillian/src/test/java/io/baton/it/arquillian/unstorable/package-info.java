// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application with a bean that can never be stored.
 */
@NullMarked
package io.baton.it.arquillian.unstorable;

import org.jspecify.annotations.NullMarked;
