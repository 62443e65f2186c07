// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application that does what the rules of CDI for session, conversation and passivating scopes speak of, and keeps a journal of what its beans and observers hear of it.
 */
@NullMarked
package io.baton.it.cluster.rules;

import org.jspecify.annotations.NullMarked;
