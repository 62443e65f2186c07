// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.across;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened in both applications on this instance, in order; the application at {@code /here} keeps it. */
final class Journal {

    private static final String NAME = Journal.class.getName();

    private Journal() {}

    static void write(ServletContext application, String line) {
        lines(application).add(application.getContextPath() + " " + line);
    }

    static void write(HttpSession session, String line) {
        write(session.getServletContext(), line + " #" + session.getId());
    }

    /** The lines from that number on. */
    static List<String> since(ServletContext application, int number) {
        List<String> all = List.copyOf(lines(application));
        return all.subList(Math.min(number, all.size()), all.size());
    }

    private static List<String> lines(ServletContext application) {
        ServletContext keeper = application.getContext("/here");
        synchronized (keeper) {
            if (keeper.getAttribute(NAME) == null) {
                keeper.setAttribute(NAME, new CopyOnWriteArrayList<>());
            }
            @SuppressWarnings("unchecked") // set above
            List<String> lines = (List<String>) keeper.getAttribute(NAME);
            return lines;
        }
    }
}
