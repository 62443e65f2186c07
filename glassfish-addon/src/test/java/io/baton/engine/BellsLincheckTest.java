// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.testing.Orders;
import io.baton.time.StillTime;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No ring is lost in any order of steps: a request that would wait in vain would wait for ever here, which is a deadlock.
 *
 * <p>Catches, for instance: a bell put up by get-then-put instead of one atomic update; a wait that does not compare the rings.
 */
@Tag("lincheck")
class BellsLincheckTest {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final String SESSION = "0f3c";

    @Test
    void whoeverLookedBeforeTheSessionBecameFreeIsWoken() {
        Orders.tryAll(() -> {
            Orders.sideBySide(new Door(), Door::pass, Door::pass, Door::open);
        });
    }

    @Test
    void aBellThatOthersComeToAndLeaveStaysForWhoeverWaitsAtIt() {
        Orders.tryAll(() -> {
            Orders.sideBySide(new Door(), Door::pass, Door::visit, Door::open);
        });
    }

    /** What is waited for, as requests wait for a session. */
    private static final class Door {

        private final Bells bells = new Bells(new StillTime());
        private volatile boolean open;

        void pass() {
            try (Bells.Bell bell = bells.at(SESSION)) {
                long heard = bell.rings();
                while (!open) {
                    bell.await(heard, FOREVER);
                    heard = bell.rings();
                }
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }

        void visit() {
            bells.at(SESSION).close();
        }

        void open() {
            open = true;
            bells.ring(SESSION);
        }
    }
}
