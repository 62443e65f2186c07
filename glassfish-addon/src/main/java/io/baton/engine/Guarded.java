// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import java.util.function.Consumer;

/** Background work on one session after the other: the failure of one must not keep the others from the store. */
final class Guarded {

    private Guarded() {}

    /**
     * Does the work on the session.
     *
     * @return whether it came to its end; if not, the log has the reason
     */
    static boolean run(LocalSession session, Consumer<LocalSession> work) {
        try {
            work.accept(session);
            return true;
        } catch (RuntimeException | LinkageError failure) {
            EngineLog.saveFailed(session.name(), failure);
            return false;
        }
    }
}
