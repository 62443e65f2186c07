// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.voucher;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

/** {@code POST} keeps a voucher, and a book of them. */
@WebServlet("/voucher")
public class VoucherServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute("voucher", new Voucher(7));
        request.getSession().setAttribute("book", new ArrayList<>(List.of(new Voucher(8), new Voucher(9))));
    }
}
