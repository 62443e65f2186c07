// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import org.junit.jupiter.api.Nested;

/** The contracts in memory. */
class InMemorySessionStoreTest {

    @Nested
    class Writing extends SessionWritingContract {
        Writing() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Claims extends SessionClaimContract {
        Claims() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Abandoned extends AbandonedSessionContract {
        Abandoned() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Line extends WaitingLineContract {
        Line() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class History extends SessionHistoryContract {
        History() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Fencing extends FencingContract {
        Fencing() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Ends extends SessionEndContract {
        Ends() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Bytes extends AttributeBytesContract {
        Bytes() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Rewriting extends RewritingContract {
        Rewriting() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Left extends LeftInStoreContract {
        Left() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Sights extends SightContract {
        Sights() {
            super(new InMemoryUnderTest());
        }
    }

    @Nested
    class Ranges extends NumberRangesContract {
        Ranges() {
            super(new InMemoryUnderTest());
        }
    }
}
