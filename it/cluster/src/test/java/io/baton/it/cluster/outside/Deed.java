// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.outside;

import jakarta.servlet.http.HttpSession;
import java.util.List;

/** A use of the counter's session. Says how far it has counted, in two attributes, or what was thrown. */
public enum Deed {
    /** Only looks. */
    LOOK {
        @Override
        void to(HttpSession session) {}
    },
    /** Counts one further: one attribute is set, the other one changed in place without a word to the session. */
    COUNT {
        @Override
        void to(HttpSession session) {
            session.setAttribute("count", (Integer) session.getAttribute("count") + 1);
            List<Integer> list = list(session);
            list.add(list.size() + 1);
        }
    },
    /** Removes the one that is set. */
    REMOVE {
        @Override
        void to(HttpSession session) {
            session.removeAttribute("count");
        }
    },
    /** Ends the session. */
    END {
        @Override
        void to(HttpSession session) {
            session.invalidate();
        }
    };

    abstract void to(HttpSession session);

    String tell(HttpSession session) {
        try {
            to(session);
            return this == END
                    ? "ended"
                    : session.getAttribute("count") + "," + list(session).size();
        } catch (IllegalStateException refused) {
            return "IllegalStateException " + refused.getMessage();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> list(HttpSession session) {
        return (List<Integer>) session.getAttribute("list");
    }
}
