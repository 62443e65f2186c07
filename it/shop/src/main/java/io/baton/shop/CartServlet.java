// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Changes to the cart: {@code POST cart} with {@code action=add|remove} and {@code product=<id>}, answered by a way back to
 * the page.
 */
@WebServlet("/cart")
public class CartServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Cart cart;

    /** Takes the cart of whoever asks: a proxy that leads to the bean of the current session. */
    @Inject
    public CartServlet(Cart cart) {
        this.cart = cart;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String action = String.valueOf(request.getParameter("action"));
        String id = String.valueOf(request.getParameter("product"));
        try {
            Product product = Product.ofId(id);
            switch (action) {
                case "add" -> cart.add(product);
                case "remove" -> cart.remove(product);
                default -> throw new IllegalArgumentException("The cart knows no action \"" + action + "\"");
            }
        } catch (IllegalArgumentException refused) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + "/");
    }
}
