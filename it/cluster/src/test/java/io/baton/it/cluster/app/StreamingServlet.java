// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A response that goes on for half a minute, as server-sent events do, or until a test ends it. */
@WebServlet("/stream")
public class StreamingServlet extends LatchedServlet {

    private static final long serialVersionUID = 1L;
    private static final int EVENTS = 300;
    private static final long MILLIS_BETWEEN = 100;

    @Override
    void stay(CountDownLatch latch, HttpServletResponse response) throws IOException, InterruptedException {
        response.setContentType("text/event-stream");
        for (int i = 0; i < EVENTS && !latch.await(MILLIS_BETWEEN, TimeUnit.MILLISECONDS); i++) {
            response.getWriter().write("data: {\"event\":" + i + "}\n\n");
            response.flushBuffer();
        }
        response.getWriter().write("data: {\"last\":true}\n\n");
    }
}
