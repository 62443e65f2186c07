// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import io.baton.model.SessionId;
import io.baton.store.SessionKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The news of seals for operators, each thing once; of very many things, no more than a log can bear. */
final class SealingReport {

    private static final int MOST = 1000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** A key is needed that this instance does not have. */
    void foreign(String key) {
        if (isNew("key " + key)) {
            SealingLog.keyMissing(key);
        }
    }

    /** A record has no seal, or one that does not fit. */
    void unfit(SessionKey session, String why) {
        String name = session.application() + "#" + SessionId.shown(session.digest());
        if (isNew("session " + session.application() + "#" + session.digest())) {
            SealingLog.unfit(name, why);
        }
    }

    private boolean isNew(String what) {
        return told.size() < MOST && told.add(what);
    }
}
