// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.app;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes the field of the session's bean whose number is the parameter {@code field}, and tells how often that was done in this session. */
@WebServlet("/bean")
public class BeanServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Preferences preferences;

    /** Takes the preferences of whoever asks. A constructor would be the place for it, but not every container calls one with parameters. */
    @Inject
    public void use(Preferences ofWhoeverAsks) {
        preferences = ofWhoeverAsks;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int changes =
                Objects.requireNonNull(preferences).set(Integer.parseInt(request.getParameter("field")), Text.small());
        PlainAnswer.send(response, Integer.toString(changes));
    }
}
