// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import org.junit.jupiter.api.Order;

/**
 * When tests have their turn that need other settings than most: after those, and side by side with their like, for other settings cost a restart of both
 * instances. Values of {@link Order}.
 */
final class Turn {

    static final int INTERVAL = Order.DEFAULT + 1;
    static final int STREAM = Order.DEFAULT + 2;
    static final int IMPATIENT = Order.DEFAULT + 3;
    static final int ONE_REQUEST = Order.DEFAULT + 4;
    static final int SHORT_HOLDS = Order.DEFAULT + 5;
    static final int LAZY = Order.DEFAULT + 6;
    static final int SWEEP = Order.DEFAULT + 7;
    static final int STORE_OUTAGE = Order.DEFAULT + 8;
    static final int STORE_CUT = Order.DEFAULT + 9;
    static final int STRICT = Order.DEFAULT + 10;

    /** For what runs beside all others. */
    static final int LAST = Order.DEFAULT + 11;

    private Turn() {}
}
