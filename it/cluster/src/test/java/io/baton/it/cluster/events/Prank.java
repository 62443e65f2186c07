// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.events;

import jakarta.servlet.http.HttpSession;
import java.util.concurrent.TimeUnit;

/** What listeners of this application do beyond listening, on this instance. */
enum Prank {
    /** Nothing. */
    NONE {
        @Override
        void play(HttpSession session) {}
    },
    /** Looks at everything. */
    READ {
        @Override
        void play(HttpSession session) {
            Trace.add("looked at " + Sight.of(session, "word"));
        }
    },
    /** Sets an attribute. */
    WRITE {
        @Override
        void play(HttpSession session) {
            session.setAttribute("late", "too late");
        }
    },
    /** Ends the session that is about to end, or has ended. */
    INVALIDATE {
        @Override
        void play(HttpSession session) {
            session.invalidate();
        }
    },
    /** Throws what may happen. */
    THROW {
        @Override
        void play(HttpSession session) {
            throw new IllegalArgumentException("thrown on purpose, by a test");
        }
    },
    /** Throws what should not happen. */
    FAIL {
        @Override
        void play(HttpSession session) {
            throw new AssertionError("thrown on purpose, by a test");
        }
    },
    /** Takes its time. */
    DAWDLE {
        @Override
        void play(HttpSession session) {
            try {
                TimeUnit.SECONDS.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    };

    private static volatile Prank current = NONE;

    static Prank current() {
        return current;
    }

    static void choose(Prank next) {
        current = next;
    }

    abstract void play(HttpSession session);
}
