// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.app;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The short answers of this application. */
final class PlainAnswer {
    private PlainAnswer() {}

    /** Sends a text. */
    static void send(HttpServletResponse response, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        response.setContentType("text/plain");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Says that the session is not there, or not complete. */
    static void lost(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_GONE);
        send(response, "session lost");
    }
}
