// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.StackTrace;

/** An event of Baton. No field of one tells a session, a user or a value. */
@Category("Baton")
@StackTrace(false)
abstract class BatonEvent extends Event {

    /**
     * Sets the fields.
     *
     * @param values in the order in which the fields are declared
     */
    abstract void fill(Object[] values);
}
