// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The attributes of one session in memory: decoded when first read, encoded when they may have changed. Knows nothing of owners and fences.
 */
@NullMarked
package io.baton.engine.attributes;

import org.jspecify.annotations.NullMarked;
