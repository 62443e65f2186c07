// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The application under test: a shop with a basket in the session.
 */
@NullMarked
package io.baton.it.arquillian.shop;

import org.jspecify.annotations.NullMarked;
