// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.endings;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** What a request does to the session. */
final class Deed {

    private Deed() {}

    /** Does what the request's parameter says: sets the mark in the session there is, begins one with the mark, with nothing, or with a list that it changes, or ends it. */
    static void of(ServletRequest any) {
        HttpServletRequest request = (HttpServletRequest) any;
        switch (request.getParameter("deed")) {
            case "set" -> request.getSession(false).setAttribute("mark", request.getParameter("mark"));
            case "begin" -> request.getSession(true).setAttribute("mark", request.getParameter("mark"));
            case "beginEmpty" -> request.getSession(true);
            case "beginList" -> {
                List<String> list = new ArrayList<>();
                request.getSession(true).setAttribute("mark", list);
                list.add(request.getParameter("mark"));
            }
            case "end" -> request.getSession(false).invalidate();
            default -> throw new IllegalArgumentException("no such deed: " + request.getParameter("deed"));
        }
    }

    /** Does it if this is the place for it. */
    static void at(String place, ServletRequest request) {
        if (place.equals(request.getParameter("by"))) {
            of(request);
        }
    }
}
