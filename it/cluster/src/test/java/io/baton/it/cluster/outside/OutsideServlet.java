// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.outside;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST} keeps the session object of the request; {@code GET}, of anybody, has a thread without a request use it,
 * and answers with what that says.
 */
@WebServlet(value = "/outside", asyncSupported = true)
public class OutsideServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, HttpSession> KEPT = new ConcurrentHashMap<>();
    /** Work for the thread that an asynchronous request began, and that goes on after its end. */
    private static final Map<String, BlockingQueue<FutureTask<String>>> AFTER_REQUEST = new ConcurrentHashMap<>();

    @Resource
    private transient @Nullable ManagedExecutorService executor;

    @Resource
    private transient @Nullable ManagedScheduledExecutorService scheduler;

    @EJB
    private transient @Nullable Later later;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String key = request.getParameter("key");
        KEPT.put(key, request.getSession(false));
        BlockingQueue<FutureTask<String>> work = new LinkedBlockingQueue<>();
        AFTER_REQUEST.put(key, work);
        AsyncContext async = request.startAsync();
        async.start(() -> {
            async.complete();
            workOff(work);
        });
    }

    private static void workOff(BlockingQueue<FutureTask<String>> work) {
        try {
            for (FutureTask<String> next = work.take(); !next.isCancelled(); next = work.take()) {
                next.run();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = Objects.requireNonNull(KEPT.get(request.getParameter("key")));
        Deed deed = Deed.valueOf(request.getParameter("deed"));
        Callable<String> work = () -> deed.tell(session);
        try {
            response.getWriter().write(on(request, work).get(1, TimeUnit.MINUTES));
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }

    private Future<String> on(HttpServletRequest request, Callable<String> work) throws Exception {
        FutureTask<String> task = new FutureTask<>(work);
        switch (request.getParameter("way")) {
            case "THREAD" -> new Thread(task, "outside").start();
            case "EXECUTOR" -> Objects.requireNonNull(executor).execute(task);
            case "SCHEDULER" -> {
                return Objects.requireNonNull(scheduler).schedule(work, 1, TimeUnit.MILLISECONDS);
            }
            case "ASYNC" ->
                Objects.requireNonNull(AFTER_REQUEST.get(request.getParameter("key")))
                        .add(task);
            case "OTHER_REQUEST" -> task.run();
            default -> {
                return Objects.requireNonNull(later).call(work);
            }
        }
        return task;
    }

    @Override
    public void destroy() {
        FutureTask<String> end = new FutureTask<>(() -> "");
        end.cancel(false);
        AFTER_REQUEST.values().forEach(work -> work.add(end));
    }
}
