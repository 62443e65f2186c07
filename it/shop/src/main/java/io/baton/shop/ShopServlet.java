// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** The shop's page. Each look at it counts as a visit. */
@WebServlet("")
public class ShopServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Cart cart;

    /** Takes the cart of whoever asks: a proxy that leads to the bean of the current session. */
    @Inject
    public ShopServlet(Cart cart) {
        this.cart = cart;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Visits.count(session);
        ShopView view = new ShopView(ShopView.here(), session.isNew(), Visits.in(session), cart.contents());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(ShopPage.of(view));
    }
}
