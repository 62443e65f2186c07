// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.mail.MailSessionDefinition;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code ?bean=} is visited, {@code OfTheServer$Timetable} for example. */
@WebServlet("/visit")
@DataSourceDefinition(
        name = "java:app/jdbc/own",
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:own;DB_CLOSE_DELAY=-1")
@MailSessionDefinition(name = "java:app/mail/own", from = "shop@example.com")
public class InjectedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Instance<Kept> beans;

    /** Takes all of them. */
    @Inject
    public InjectedServlet(@Any Instance<Kept> beans) {
        this.beans = beans;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Class<?> type = Class.forName(getClass().getPackageName() + "." + request.getParameter("bean"));
            response.getWriter()
                    .write(beans.select(type.asSubclass(Kept.class)).get().visit());
        } catch (Exception failure) {
            log("No visit", failure);
            response.getWriter().write(failure.toString());
        }
    }
}
