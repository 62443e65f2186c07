// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.endings;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Does the deed and ends the request in the way that the parameter says. */
@WebServlet(urlPatterns = "/end", asyncSupported = true)
public class EndingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int SOON_MILLIS = 300;
    private static final int MANY = 100_000;
    private static final String TARGET = "/target";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String by = request.getParameter("by");
        switch (by) {
            case "plain", "exception", "error", "sendError", "forward", "include", "redirect", "flush", "close" -> {
                Deed.of(request);
                leave(by, request, response);
            }
            case "async",
                    "asyncAfterFlush",
                    "asyncHere",
                    "dispatch",
                    "dispatchOnTimeout",
                    "dispatchAndFail",
                    "onTimeout",
                    "timeout",
                    "onComplete" -> goOn(by, request);
            case "filter", "destroyed" -> response.getWriter().write("the deed comes later");
            default -> doLater(by, request, response);
        }
    }

    private static void leave(String by, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (by) {
            case "exception" -> throw new IllegalStateException("thrown on purpose, by a test");
            case "error" -> throw new AssertionError("thrown on purpose, by a test");
            case "sendError" -> response.sendError(HttpServletResponse.SC_CONFLICT);
            case "forward" -> request.getRequestDispatcher(TARGET).forward(request, response);
            case "include" -> request.getRequestDispatcher(TARGET).include(request, response);
            case "redirect" -> response.sendRedirect("look");
            case "flush" -> {
                response.getWriter().write("done");
                response.flushBuffer();
            }
            case "close" -> response.getWriter().close();
            default -> response.getWriter().write("done");
        }
    }

    /** The deed is done behind the point at which the request is left, or by whom it is left to. */
    private static void doLater(String by, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (by) {
            case "pageOfException" -> throw new UnsupportedOperationException("thrown on purpose, by a test");
            case "pageOfError" -> response.sendError(HttpServletResponse.SC_GONE);
            case "inForward" -> request.getRequestDispatcher(TARGET).forward(request, response);
            case "inInclude" -> request.getRequestDispatcher(TARGET).include(request, response);
            case "afterInclude" -> {
                request.getRequestDispatcher(TARGET).include(request, response);
                Deed.of(request);
            }
            case "afterFlush" -> {
                response.getWriter().write("begun");
                response.flushBuffer();
                Deed.of(request);
                response.getWriter().write("done");
            }
            case "afterLength" -> {
                response.setContentLength("done".length());
                response.getWriter().write("done");
                Deed.of(request);
            }
            case "afterClose" -> {
                response.getWriter().close();
                Deed.of(request);
            }
            case "afterForward" -> {
                request.getRequestDispatcher(TARGET).forward(request, response);
                Deed.of(request);
            }
            case "gone" -> {
                Deed.of(request);
                PrintWriter writer = response.getWriter();
                for (int i = 0; i < MANY && !writer.checkError(); i++) {
                    writer.write("one line of very many of which the client will not see the last\n");
                }
            }
            default -> throw new IllegalArgumentException("no such way: " + by);
        }
    }

    private static void goOn(String by, HttpServletRequest request) {
        AsyncContext async = request.startAsync();
        switch (by) {
            case "async" ->
                async.start(() -> {
                    Deed.of(async.getRequest());
                    async.complete();
                });
            case "asyncAfterFlush" ->
                async.start(() -> {
                    flush(async.getResponse());
                    Deed.of(async.getRequest());
                    async.complete();
                });
            case "asyncHere" -> {
                Deed.of(request);
                async.complete();
            }
            case "dispatch", "dispatchAndFail" -> async.dispatch(TARGET);
            case "onTimeout", "dispatchOnTimeout" -> {
                async.setTimeout(SOON_MILLIS);
                async.addListener(new AsyncDeed());
            }
            case "timeout" -> {
                async.setTimeout(SOON_MILLIS);
                async.start(() -> Deed.of(async.getRequest()));
            }
            default -> {
                async.addListener(new AsyncDeed());
                async.start(async::complete);
            }
        }
    }

    private static void flush(ServletResponse response) {
        try {
            response.getWriter().write("begun");
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
