// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

/** An application asked for something that only replicated sessions have, and its sessions are not replicated. */
public final class NotReplicatedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message why not, and what to do about it */
    public NotReplicatedException(String message) {
        super(message);
    }
}
