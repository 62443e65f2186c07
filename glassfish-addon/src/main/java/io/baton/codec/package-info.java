// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Attribute values as bytes and back, and the question whether a value changed. Every deserialization of the add-on happens here.
 */
@NullMarked
package io.baton.codec;

import org.jspecify.annotations.NullMarked;
