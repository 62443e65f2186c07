// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.time.ManualTime;
import java.time.Duration;

/** The contract in memory. */
class InMemorySessionIndexTest extends SessionIndexContract {

    InMemorySessionIndexTest() {
        super(new InMemory());
    }

    private static final class InMemory implements IndexUnderTest {

        private final ManualTime time = new ManualTime();
        private final SessionIndex index = new InMemorySessionIndex(time);

        @Override
        public SessionIndex index() {
            return index;
        }

        @Override
        public void pass(Duration duration) {
            time.pass(duration);
        }
    }
}
