// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.store.Pending;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionStore;

/** The way of a write to the store. */
enum Way {
    /** Its answer is there before anything else is done. */
    AT_ONCE {
        @Override
        Pending<SaveResult> send(SessionStore store, Save save) {
            SaveResult result = store.save(save);
            return () -> result;
        }
    },
    /** Those of other sessions are sent before its answer is waited for. */
    TOGETHER {
        @Override
        Pending<SaveResult> send(SessionStore store, Save save) {
            return store.send(save);
        }
    };

    /** Sends the write. */
    abstract Pending<SaveResult> send(SessionStore store, Save save);
}
