// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.entities;

import jakarta.annotation.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST} finds three entities and keeps them in the session: one as it was found, one with all its relations loaded, one of a subclass, and the result
 * of a query; {@code GET} says what they are, {@code GET ?merge} merges the one as it was found and says what it is then.
 */
@WebServlet("/entities")
public class EntitiesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @PersistenceContext
    private transient @Nullable EntityManager manager;

    @Resource
    private transient @Nullable UserTransaction transaction;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        HttpSession session = request.getSession();
        inTransaction(entities -> {
            ensure(entities);
            session.setAttribute(
                    "query",
                    entities.createQuery("select c from Customer c", Customer.class)
                            .getResultList());
        });
        inTransaction(entities -> {
            session.setAttribute("found", entities.find(Customer.class, 1L));
            Customer loaded = entities.find(Customer.class, 2L);
            loaded.whole();
            session.setAttribute("loaded", loaded);
            Customer firm = entities.find(Customer.class, 3L);
            firm.whole();
            session.setAttribute("firm", firm);
        });
    }

    /** The database is in memory, and each instance has its own. */
    private static void ensure(EntityManager entities) {
        if (entities.find(Customer.class, 1L) == null) {
            entities.persist(new Customer(1, "Ann"));
            entities.persist(new Customer(2, "Bob"));
            entities.persist(new Firm(3, "Firm", 7));
            entities.flush();
            entities.clear();
            entities.getEntityManagerFactory().getCache().evictAll();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        HttpSession session = request.getSession();
        StringBuilder said = new StringBuilder();
        if (request.getParameter("merge") != null) {
            inTransaction(EntitiesServlet::ensure);
            inTransaction(entities -> {
                Customer merged = entities.merge((Customer) session.getAttribute("found"));
                merged.rename("Anna");
                said.append(merged.whole());
                session.setAttribute("found", merged);
            });
        } else {
            said.append(name(session, "found")).append('\n');
            said.append(((Customer) session.getAttribute("loaded")).whole()).append('\n');
            said.append(((Customer) session.getAttribute("firm")).whole()).append('\n');
            said.append(((List<?>) session.getAttribute("query")).size());
        }
        response.getWriter().write(said.toString());
    }

    private static String name(HttpSession session, String attribute) {
        return ((Customer) session.getAttribute(attribute)).name();
    }

    private interface Work {
        void on(EntityManager entities);
    }

    private void inTransaction(Work work) throws ServletException {
        UserTransaction current = transaction;
        EntityManager entities = manager;
        if (current == null || entities == null) {
            throw new ServletException("nothing was injected");
        }
        try {
            current.begin();
            work.on(entities);
            current.commit();
        } catch (Exception failure) {
            throw new ServletException(failure);
        }
    }
}
