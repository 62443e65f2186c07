package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request that has a session in use for as long as a test wants: {@code POST} counts and blocks, {@code PUT} lets it go, {@code GET} tells whether it is there. */
@WebServlet("/block")
public class BlockingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final long LONGEST_SECONDS = 120;

    private final transient Map<String, CountDownLatch> blocked = new ConcurrentHashMap<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Integer before = (Integer) session.getAttribute("count");
        session.setAttribute("count", before == null ? 1 : before + 1);
        String key = request.getParameter("key");
        CountDownLatch latch = new CountDownLatch(1);
        blocked.put(key, latch);
        try {
            response.getWriter().write("{\"released\":" + latch.await(LONGEST_SECONDS, TimeUnit.SECONDS) + "}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } finally {
            blocked.remove(key);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        CountDownLatch latch = blocked.get(request.getParameter("key"));
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write("{\"blocked\":" + blocked.containsKey(request.getParameter("key")) + "}");
    }
}
