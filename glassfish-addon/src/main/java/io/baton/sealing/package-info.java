// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Encryption and authentication of what the store keeps of sessions, between the store and all who use it. Nobody above
 * knows whether there are keys.
 */
@NullMarked
package io.baton.sealing;

import org.jspecify.annotations.NullMarked;
