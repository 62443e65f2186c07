// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

/** Where tests say what they did. */
final class Report {

    private Report() {}

    static void say(String line) {
        System.out.println(line);
    }
}
