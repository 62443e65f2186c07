// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The application under load: sessions of strings, and one session-scoped bean. It goes to every contender and uses nothing but the servlet and CDI APIs.
 */
@NullMarked
package io.baton.it.benchmark.app;

import org.jspecify.annotations.NullMarked;
