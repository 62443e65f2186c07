// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Processes, directories and ports of this machine: everything here is found again by the next run, so that nothing is left behind even when a test is killed.
 */
@NullMarked
package io.baton.it.process;

import org.jspecify.annotations.NullMarked;
