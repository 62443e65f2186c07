// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

/**
 * Whether Baton replicates the sessions of an application, and why.
 *
 * @param participates the decision
 * @param reason in words that fit into brackets after it
 * @param remedy what to do if the decision looks unintended; empty if it does not
 */
record Participation(boolean participates, String reason, String remedy) {

    static Participation yes(String reason) {
        return new Participation(true, reason, "");
    }

    static Participation no(String reason) {
        return new Participation(false, reason, "");
    }

    static Participation unintended(String reason, String remedy) {
        return new Participation(false, reason, remedy);
    }
}
