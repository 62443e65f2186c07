// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.check;

/**
 * A place in a bean that may keep it from being stored.
 *
 * @param verdict on what is declared there, never {@link Verdict#FINE}
 * @param path to it, such as {@code Cart.items → Item.connection: java.sql.Connection}
 */
record Finding(Verdict verdict, String path) {}
