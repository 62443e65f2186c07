// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import io.baton.it.cluster.app.Obituaries.Obituary;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * {@code POST} begins a session with a mark that ends at a given time, or so many seconds after it was used, and whose end something goes wrong with;
 * {@code PUT} gives it another id; {@code GET} tells what was heard here of the ends of sessions with that mark.
 */
@WebServlet("/mortal")
public class MortalServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String DESTROYED = "destroyed";
    private static final String UNBOUND = "unbound";

    private final transient Obituaries obituaries;

    /** Takes what this instance's listeners heard. */
    @Inject
    public MortalServlet(Obituaries obituaries) {
        this.obituaries = obituaries;
    }

    /** Hears of the ends of sessions. */
    @WebListener
    public static final class Mourner implements HttpSessionListener {

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
            HttpSession session = event.getSession();
            if (session.getAttribute("mortal") instanceof String mark) {
                tell(mark, DESTROYED, session.getId());
                disturb(session, String.valueOf(session.getAttribute("fault")));
            }
        }

        private static void disturb(HttpSession session, String fault) {
            switch (fault) {
                case "throw" -> throw new IllegalStateException("a listener's fault, as the test wants it");
                case "write" -> {
                    session.setAttribute("late", "written while it ends");
                    session.removeAttribute("fault");
                    session.setMaxInactiveInterval(1000);
                }
                case "invalidate" -> session.invalidate();
                default -> {}
            }
        }
    }

    /** An attribute that hears of its own end. */
    public record Witness(String mark) implements HttpSessionBindingListener, Serializable {
        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            tell(mark, UNBOUND, event.getSession().getId());
        }
    }

    private static void tell(String mark, String event, String session) {
        CDI.current()
                .select(Obituaries.class)
                .get()
                .add(mark, new Obituary(event, session, greeting(), System.currentTimeMillis()));
    }

    @SuppressWarnings("BanJNDI") // that it works there is what is tested
    private static String greeting() {
        try {
            return (String) new InitialContext().lookup("java:comp/env/greeting");
        } catch (NamingException nowhere) {
            return String.valueOf(nowhere);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        String mark = request.getParameter("mark");
        session.setAttribute("mortal", mark);
        session.setAttribute("witness", new Witness(mark));
        session.setAttribute("fault", request.getParameter("fault"));
        String at = request.getParameter("at");
        session.setMaxInactiveInterval(
                at == null
                        ? Integer.parseInt(request.getParameter("seconds"))
                        : (int) ((Long.parseLong(at) - System.currentTimeMillis()) / 1000));
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Obituary> all = obituaries.of(request.getParameter("mark"));
        List<Obituary> destroyed =
                all.stream().filter(one -> one.event().equals(DESTROYED)).toList();
        response.getWriter()
                .write(
                        "{\"destroyed\":%d,\"sessions\":%d,\"unbound\":%d,\"session\":\"%s\",\"names\":\"%s\",\"last\":%d}"
                                .formatted(
                                        destroyed.size(),
                                        destroyed.stream()
                                                .map(Obituary::session)
                                                .distinct()
                                                .count(),
                                        all.size() - destroyed.size(),
                                        destroyed.isEmpty()
                                                ? ""
                                                : destroyed.get(0).session(),
                                        String.join(
                                                "|",
                                                all.stream()
                                                        .map(Obituary::name)
                                                        .distinct()
                                                        .toList()),
                                        all.stream()
                                                .map(Obituary::millis)
                                                .max(Comparator.naturalOrder())
                                                .orElse(0L)));
    }
}
