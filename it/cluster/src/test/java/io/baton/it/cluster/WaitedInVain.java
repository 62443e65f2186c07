// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import java.util.regex.Pattern;

/** The line that tells operators who kept a request waiting: the session shortened, its owner, and how long it was. */
final class WaitedInVain {

    private WaitedInVain() {}

    /** The line after the wait for a session of the counter that this instance owns. */
    static Pattern on(GlassFishInstance owner) {
        return Pattern.compile("BATON3006 Session /counter#\\p{XDigit}{8} is still used by " + owner.name()
                + "@\\S+ after " + Bench.LOCK_WAIT_SECONDS + " s ");
    }
}
