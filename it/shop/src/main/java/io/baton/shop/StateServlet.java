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

/** The shop for machines: {@code GET state} answers JSON, only reads, counts no visit and begins no session. */
@WebServlet("/state")
public class StateServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Cart cart;

    /** Takes the cart of whoever asks: a proxy that leads to the bean of the current session. */
    @Inject
    public StateServlet(Cart cart) {
        this.cart = cart;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        // Without a session the cart must not even be touched: the bean's first use would begin one.
        ShopView view = session == null
                ? ShopView.withoutSession()
                : new ShopView(ShopView.here(), session.isNew(), Visits.in(session), cart.contents());
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(view.json());
    }
}
