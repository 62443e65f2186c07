// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

/**
 * Who may write a session: the node, and the fence that rose when it got the session. A write under a lower fence than the record's is refused.
 *
 * @param node the owner
 * @param fence positive, higher with every change of owner
 */
public record Ownership(NodeId node, long fence) {

    /** @throws IllegalArgumentException if the fence is not positive */
    public Ownership {
        if (fence <= 0) {
            throw new IllegalArgumentException("fence " + fence + " must be positive");
        }
    }
}
