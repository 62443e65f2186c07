// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Tests of Baton's API as application developers write them: with Arquillian, in a server and against it. {@code docs/testing-applications.md} shows users the
 * same.
 */
@NullMarked
package io.baton.it.arquillian;

import org.jspecify.annotations.NullMarked;
