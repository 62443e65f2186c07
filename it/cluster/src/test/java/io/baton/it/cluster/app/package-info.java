// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The application under test: a counter kept in every way an application keeps things in a session. It knows nothing of Baton.
 */
@NullMarked
package io.baton.it.cluster.app;

import org.jspecify.annotations.NullMarked;
