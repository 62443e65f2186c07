// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.engine.Activation;
import io.baton.engine.LocalSession;

/** Ledgers that hear when their session moves: the one and the other in turn, whatever goes wrong. Some take their time. */
final class Listening implements Activation {

    private final Kernel kernel;
    private final Server server;

    Listening(Kernel kernel, Server server) {
        this.kernel = kernel;
        this.server = server;
    }

    @Override
    public void willPassivate(LocalSession session, Object value) {
        tell((Ledger) value, false);
    }

    @Override
    public void didActivate(LocalSession session, Object value) {
        tell((Ledger) value, true);
    }

    private void tell(Ledger ledger, boolean active) {
        if (ledger.isActive() == active) {
            kernel.fail(new Violation("a value hears twice that it is " + (active ? "here: " : "not: ") + server));
        }
        ledger.active(active);
        if (kernel.chance(0.2)) {
            kernel.sleep(kernel.millis(0.1, 40));
        }
    }
}
