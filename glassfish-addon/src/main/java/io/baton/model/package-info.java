// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The words of the domain as values: session id, node, fence, metadata. Knows the JDK only and does no I/O.
 */
@NullMarked
package io.baton.model;

import org.jspecify.annotations.NullMarked;
