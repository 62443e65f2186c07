// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.events;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.TreeMap;

/** What a listener sees of the session that an event is about. */
final class Sight {

    private Sight() {}

    /** The attribute; or that the session is over. */
    static String of(HttpSession session, String name) {
        try {
            return String.valueOf(session.getAttribute(name));
        } catch (IllegalStateException over) {
            return "over";
        }
    }

    /** All attributes. */
    static String of(HttpSession session) {
        TreeMap<String, Object> all = new TreeMap<>();
        Collections.list(session.getAttributeNames()).forEach(name -> all.put(name, session.getAttribute(name)));
        return all.toString();
    }
}
