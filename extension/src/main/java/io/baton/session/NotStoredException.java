// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

/** The store has not got what an application wanted it to have. */
public final class NotStoredException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message why not, and what becomes of it */
    public NotStoredException(String message) {
        super(message);
    }
}
