// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The words between Baton's session manager and its extension in applications. Whatever crosses this line is of a class of the JDK, for the two may have
 * come from different jars.
 */
@NullMarked
package io.baton.session.line;

import org.jspecify.annotations.NullMarked;
