// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/** The trace log: a file of its own beside the server's log, with one line for each event. */
@NullMarked
package io.baton.monitoring.trace;

import org.jspecify.annotations.NullMarked;
