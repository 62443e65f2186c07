// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import org.junit.jupiter.api.Nested;

/**
 * The contracts of the session store that hold for one under seal as well, where frames are longer in the store than in
 * memory.
 */
public abstract class SealableContracts {

    /** The implementation, the same for all tests. */
    protected abstract StoreUnderTest tested();

    @Nested
    class Writing extends SessionWritingContract {
        Writing() {
            super(tested());
        }
    }

    @Nested
    class Claims extends SessionClaimContract {
        Claims() {
            super(tested());
        }
    }

    @Nested
    class Abandoned extends AbandonedSessionContract {
        Abandoned() {
            super(tested());
        }
    }

    @Nested
    class Line extends WaitingLineContract {
        Line() {
            super(tested());
        }
    }

    @Nested
    class History extends SessionHistoryContract {
        History() {
            super(tested());
        }
    }

    @Nested
    class Fencing extends FencingContract {
        Fencing() {
            super(tested());
        }
    }

    @Nested
    class Ends extends SessionEndContract {
        Ends() {
            super(tested());
        }
    }

    @Nested
    class Bytes extends AttributeBytesContract {
        Bytes() {
            super(tested());
        }
    }

    @Nested
    class Sights extends SightContract {
        Sights() {
            super(tested());
        }
    }
}
