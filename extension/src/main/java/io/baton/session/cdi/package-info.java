// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Baton's part inside an application's CDI container. It runs in any container from CDI 4.0 on, with or without
 * servlets and with or without Baton, and never keeps an application from starting.
 */
@NullMarked
package io.baton.session.cdi;

import org.jspecify.annotations.NullMarked;
