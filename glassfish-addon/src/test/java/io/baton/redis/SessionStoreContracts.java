// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.store.AbandonedSessionContract;
import io.baton.store.AttributeBytesContract;
import io.baton.store.FencingContract;
import io.baton.store.LeftInStoreContract;
import io.baton.store.NumberRangesContract;
import io.baton.store.SessionClaimContract;
import io.baton.store.SessionEndContract;
import io.baton.store.SessionHistoryContract;
import io.baton.store.SessionWritingContract;
import io.baton.store.SightContract;
import io.baton.store.StoreUnderTest;
import io.baton.store.WaitingLineContract;
import org.junit.jupiter.api.Nested;

/** All contracts of the session store. */
abstract class SessionStoreContracts {

    /** The implementation, the same for all tests. */
    abstract StoreUnderTest tested();

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
    class Left extends LeftInStoreContract {
        Left() {
            super(tested());
        }
    }

    @Nested
    class Sights extends SightContract {
        Sights() {
            super(tested());
        }
    }

    @Nested
    class Ranges extends NumberRangesContract {
        Ranges() {
            super(tested());
        }
    }
}
