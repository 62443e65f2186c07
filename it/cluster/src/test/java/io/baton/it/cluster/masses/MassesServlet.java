// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.masses;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** {@code POST} begins a session; {@code GET} shows its number, and how many sessions are in memory now and were at most. */
@WebServlet("/masses")
public class MassesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        request.getSession()
                .setAttribute(
                        "member",
                        Member.begin(
                                Integer.parseInt(request.getParameter("number")),
                                Integer.parseInt(request.getParameter("weight"))));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        Member member = session == null ? null : (Member) session.getAttribute("member");
        Runtime runtime = Runtime.getRuntime();
        response.getWriter()
                .write("{\"number\":\"%s\",\"weight\":\"%s\",\"here\":\"%d\",\"most\":\"%d\",\"heap\":\"%d\"}"
                        .formatted(
                                member == null ? "none" : member.number(),
                                member == null ? "none" : member.weight(),
                                Member.here(),
                                Member.most(),
                                (runtime.totalMemory() - runtime.freeMemory()) >> 20));
    }
}
