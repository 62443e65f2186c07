// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in to a session, as it is kept with the session: strings alone, so that it can be read by whatever version of the container. No password,
 * and nothing that a realm or an identity store could not tell again.
 *
 * @param user the name
 * @param authType how the user logged in (Servlet 6.0, 3.x: {@code HttpServletRequest.getAuthType}), or null
 * @param wrapped whether applications get the principal of whoever authenticated, rather than the container's
 * @param groups what roles are mapped to
 */
record Login(String user, @Nullable String authType, boolean wrapped, List<String> groups) {

    private static final String FORMAT = "1";
    private static final String WRAPPED = "w";
    private static final String PLAIN = "p";
    private static final int FIXED = 4;

    Login {
        groups = List.copyOf(groups);
    }

    /** One string: each part after its length, for names may consist of anything. */
    String text() {
        List<String> parts = new ArrayList<>(List.of(FORMAT, wrapped ? WRAPPED : PLAIN, user));
        parts.add(authType == null ? "" : authType);
        parts.addAll(groups);
        return Parts.text(parts);
    }

    /** What {@link #text()} made, or nothing if it was something else. */
    static Optional<Login> parse(String text) {
        return Parts.parse(text)
                .filter(parts -> parts.size() >= FIXED && FORMAT.equals(parts.get(0)))
                .map(Login::of);
    }

    private static Login of(List<String> parts) {
        String authType = parts.get(FIXED - 1);
        return new Login(
                parts.get(2),
                authType.isEmpty() ? null : authType,
                WRAPPED.equals(parts.get(1)),
                parts.subList(FIXED, parts.size()));
    }
}
