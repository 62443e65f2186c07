// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Uses two session-scoped beans: {@code GET} changes none of them, {@code POST} changes the {@link Tally}. */
@WebServlet("/beans")
public class BeansServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Tally tally;
    private final transient Album album;

    /** Takes the beans of whoever asks: proxies that lead to those of the current session. */
    @Inject
    public BeansServlet(Tally tally, Album album) {
        this.tally = tally;
        this.album = album;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tally.increment();
        doGet(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write("{\"tally\":" + tally.count() + ",\"pictures\":" + album.pictures() + "}");
    }
}
