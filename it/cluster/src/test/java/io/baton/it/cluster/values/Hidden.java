// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

/** An interface that only its package knows. */
interface Hidden {

    /** What the one behind it says. */
    String say();
}
