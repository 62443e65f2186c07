// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What is left of a run for people: a time line, the counts and the verdict, and a plot.
 */
@NullMarked
package io.baton.it.chaos.report;

import org.jspecify.annotations.NullMarked;
