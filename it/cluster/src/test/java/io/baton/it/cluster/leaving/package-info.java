// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What only the application has that is replaced to see whether anything holds it.
 */
@NullMarked
package io.baton.it.cluster.leaving;

import org.jspecify.annotations.NullMarked;
