// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The judgement, made when an application starts, whether what its beans of passivating scopes declare can be serialized. It knows classes only, no
 * objects, and says nothing rather than raise a false alarm.
 */
@NullMarked
package io.baton.session.check;

import org.jspecify.annotations.NullMarked;
