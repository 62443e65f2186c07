// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What came out of a benchmark, as data, as a table and as a picture.
 */
@NullMarked
package io.baton.it.benchmark.result;

import org.jspecify.annotations.NullMarked;
