// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * A part of an application that has another edition of a session-scoped bean in its next version.
 */
@NullMarked
package io.baton.it.cluster.diary;

import org.jspecify.annotations.NullMarked;
