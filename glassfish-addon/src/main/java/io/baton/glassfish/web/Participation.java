// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

/**
 * Whether Baton replicates the sessions of an application, and why.
 *
 * @param participates the decision
 * @param distributable whether the application declares that it is
 * @param reason in words that fit into brackets after it
 * @param remedy what to do if the decision looks unintended; empty if it does not
 */
record Participation(boolean participates, boolean distributable, String reason, String remedy) {

    static Participation yes(boolean distributable, String reason) {
        return new Participation(true, distributable, reason, "");
    }

    static Participation no(String reason) {
        return new Participation(false, false, reason, "");
    }

    static Participation unintended(String reason, String remedy) {
        return new Participation(false, false, reason, remedy);
    }
}
