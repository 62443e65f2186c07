// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Counts as most applications do: reads, thinks, and writes, without a thought of others who do the same at the same time. */
@WebServlet("/careless")
public class CarelessServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final long THINKING = TimeUnit.MILLISECONDS.toNanos(5);

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Integer before = (Integer) session.getAttribute("careless");
        LockSupport.parkNanos(THINKING);
        int after = before == null ? 1 : before + 1;
        session.setAttribute("careless", after);
        response.getWriter().write("{\"careless\":" + after + "}");
    }
}
