// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.check;

/** What a declared type says of the objects that may be there. */
enum Verdict {
    /** They can be serialized, or nothing is known against it. */
    FINE,
    /** Some can, some cannot: an interface, or an abstract class. */
    OPEN,
    /** Only those of a subclass could. */
    DOUBTFUL,
    /** None can. */
    NEVER
}
