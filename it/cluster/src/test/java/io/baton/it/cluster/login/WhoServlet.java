// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.login;

import io.baton.it.cluster.app.Form;
import jakarta.annotation.security.DeclareRoles;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells who is logged in, in every way an application can ask: {@code /who} for all, {@code /secret} for those with the role {@code clerk}. {@code POST}
 * makes sure that there is a session, logs in whose name and password are given, and logs out whoever says so.
 */
@WebServlet({"/who", "/secret"})
@DeclareRoles({"clerk", "boss"})
public class WhoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient SecurityContext security;
    private final transient Desk desk;

    /** Takes what Jakarta Security tells applications, and an enterprise bean. */
    @Inject
    public WhoServlet(SecurityContext security, Desk desk) {
        this.security = security;
        this.desk = desk;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        HttpSession session = request.getSession();
        if (request.getParameter("name") != null) {
            request.login(request.getParameter("name"), request.getParameter("password"));
        }
        if (request.getParameter("attribute") != null) {
            session.setAttribute("\0" + request.getParameter("attribute"), "mine");
        }
        if (request.getParameter("logout") != null) {
            request.logout();
            // GlassFish 8 forgets the policy context with the user: Jakarta Security cannot be asked in this request.
            answer(response, Map.of("user", String.valueOf(request.getRemoteUser())));
        } else {
            doGet(request, response);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> shown = new TreeMap<>();
        shown.put("user", String.valueOf(request.getRemoteUser()));
        shown.put("principal", described(request.getUserPrincipal()));
        shown.put("authType", String.valueOf(request.getAuthType()));
        shown.put("roles", request.isUserInRole("clerk") + " " + request.isUserInRole("boss"));
        shown.put("security", described(security.getCallerPrincipal()));
        shown.put("securityRoles", security.isCallerInRole("clerk") + " " + security.isCallerInRole("boss"));
        shown.put("bean", desk.caller());
        shown.put("beanRoles", desk.serves("clerk") + " " + desk.serves("boss"));
        HttpSession session = request.getSession(false);
        if (session != null) {
            shown.put("attributes", new TreeSet<>(Collections.list(session.getAttributeNames())).toString());
            shown.put("hidden", String.valueOf(session.getAttribute("\0login")));
        }
        answer(response, shown);
    }

    private static void answer(HttpServletResponse response, Map<String, String> shown) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(Form.encode(shown));
    }

    private static String described(Principal principal) {
        return principal == null ? "none" : principal.getClass().getSimpleName() + " " + principal.getName();
    }
}
