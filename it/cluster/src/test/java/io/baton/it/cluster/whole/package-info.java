// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application whose sessions hold beans of every kind: with many fields, intercepted, decorated, produced, with other beans in them, of conversations and of Faces views.
 */
@NullMarked
package io.baton.it.cluster.whole;

import org.jspecify.annotations.NullMarked;
