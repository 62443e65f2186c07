// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/** A part of the application under test whose threads use sessions outside requests. */
@NullMarked
package io.baton.it.cluster.outside;

import org.jspecify.annotations.NullMarked;
