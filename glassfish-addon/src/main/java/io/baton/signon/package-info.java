// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Who is signed on to all applications of a virtual server at once, known on every instance. An entry is a session of an engine of its own, which lives at
 * least as long as the sessions that came of it.
 */
@NullMarked
package io.baton.signon;

import org.jspecify.annotations.NullMarked;
