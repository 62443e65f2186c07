// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.store.LeftInStoreContract;
import io.baton.store.NumberRangesContract;
import io.baton.store.RewritingContract;
import io.baton.store.SealableContracts;
import org.junit.jupiter.api.Nested;

/** All contracts of the session store. */
abstract class SessionStoreContracts extends SealableContracts {

    @Nested
    class Rewriting extends RewritingContract {
        Rewriting() {
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
    class Ranges extends NumberRangesContract {
        Ranges() {
            super(tested());
        }
    }
}
