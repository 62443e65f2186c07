// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

/** The tests that gain from being repeated: a few times in every build, many times with {@code -Dbaton.long=true}. */
final class LongForm {

    private LongForm() {}

    /** How often, in this run. */
    static int times(int inEveryBuild, int inTheLongForm) {
        return Boolean.getBoolean("baton.long") ? inTheLongForm : inEveryBuild;
    }
}
