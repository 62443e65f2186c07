// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * A browser, as far as sessions are concerned: cookies, forms, answers. Which server gets the next request is the test's decision.
 */
@NullMarked
package io.baton.it.http;

import org.jspecify.annotations.NullMarked;
