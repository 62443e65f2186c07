// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.time.ManualTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** The contracts in memory. */
class InMemorySessionStoreTest {

    private static final class InMemory implements StoreUnderTest {

        private final ManualTime time = new ManualTime();
        private final InMemorySessionStore store = new InMemorySessionStore(time);

        @Override
        public SessionStore store() {
            return store;
        }

        @Override
        public void pass(Duration duration) {
            time.pass(duration);
        }

        @Override
        public byte @Nullable [] bytes(SessionKey session, String name) {
            return store.bytes(session, name);
        }

        @Override
        public void replaceBytes(SessionKey session, String name, byte[] bytes) {
            store.replaceBytes(session, name, bytes);
        }
    }

    @Nested
    class Writing extends SessionWritingContract {
        Writing() {
            super(new InMemory());
        }
    }

    @Nested
    class Claims extends SessionClaimContract {
        Claims() {
            super(new InMemory());
        }
    }

    @Nested
    class Abandoned extends AbandonedSessionContract {
        Abandoned() {
            super(new InMemory());
        }
    }

    @Nested
    class Line extends WaitingLineContract {
        Line() {
            super(new InMemory());
        }
    }

    @Nested
    class History extends SessionHistoryContract {
        History() {
            super(new InMemory());
        }
    }

    @Nested
    class Fencing extends FencingContract {
        Fencing() {
            super(new InMemory());
        }
    }

    @Nested
    class Ends extends SessionEndContract {
        Ends() {
            super(new InMemory());
        }
    }

    @Nested
    class Bytes extends AttributeBytesContract {
        Bytes() {
            super(new InMemory());
        }
    }

    @Nested
    class Rewriting extends RewritingContract {
        Rewriting() {
            super(new InMemory());
        }
    }

    @Nested
    class Left extends LeftInStoreContract {
        Left() {
            super(new InMemory());
        }
    }

    @Nested
    class Sights extends SightContract {
        Sights() {
            super(new InMemory());
        }
    }

    @Nested
    class Ranges extends NumberRangesContract {
        Ranges() {
            super(new InMemory());
        }
    }
}
