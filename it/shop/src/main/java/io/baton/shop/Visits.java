// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import jakarta.servlet.http.HttpSession;

/** The number of times a customer has looked at the page, kept as a plain attribute of the HTTP session. */
final class Visits {
    private static final String ATTRIBUTE = "visits";

    private Visits() {}

    static int in(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Integer visits ? visits : 0;
    }

    static void count(HttpSession session) {
        session.setAttribute(ATTRIBUTE, in(session) + 1);
    }
}
