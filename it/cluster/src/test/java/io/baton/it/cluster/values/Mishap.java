// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

/** An exception of the application. */
final class Mishap extends Exception {

    private static final long serialVersionUID = 1L;

    Mishap(String message, Throwable cause) {
        super(message, cause);
    }
}
