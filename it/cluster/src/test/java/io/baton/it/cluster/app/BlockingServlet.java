// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request that answers when a test lets it. */
@WebServlet("/block")
public class BlockingServlet extends LatchedServlet {

    private static final long serialVersionUID = 1L;
    private static final long LONGEST_SECONDS = 120;

    @Override
    void stay(CountDownLatch latch, HttpServletResponse response) throws IOException, InterruptedException {
        response.getWriter().write("{\"released\":" + latch.await(LONGEST_SECONDS, TimeUnit.SECONDS) + "}");
    }
}
