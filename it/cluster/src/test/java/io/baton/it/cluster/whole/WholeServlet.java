// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code ?profile=} changes one field, {@code ?item=} adds to the produced list; everything says what is there now. */
@WebServlet("/whole")
public class WholeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Profile profile;
    private final transient Greeter greeter;
    private final transient ShoppingList list;

    /** Takes the beans of whoever asks. */
    @Inject
    public WholeServlet(Profile profile, Greeter greeter, ShoppingList list) {
        this.profile = profile;
        this.greeter = greeter;
        this.list = list;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("profile") != null) {
            profile.change(request.getParameter("profile"));
            response.getWriter().write(profile.all());
            return;
        }
        if (request.getParameter("item") != null) {
            list.add(request.getParameter("item"));
        }
        response.getWriter().write(profile.all() + "|" + list.items() + "|" + greeter.greet());
    }
}
