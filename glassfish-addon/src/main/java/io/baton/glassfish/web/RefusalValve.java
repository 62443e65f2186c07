// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/** Answers 503 in place of an application whose session cannot be had, if the operator wants that. The client keeps its cookie and may try again. */
final class RefusalValve implements GlassFishValve {

    private static final String RETRY_AFTER_SECONDS = "1";

    @Override
    public String getInfo() {
        return RefusalValve.class.getName();
    }

    @Override
    public int invoke(Request request, Response response) throws IOException {
        if (!RequestSessions.isRefused(request)) {
            return INVOKE_NEXT;
        }
        HttpServletResponse answer = (HttpServletResponse) response.getResponse();
        answer.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        answer.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Your session is not available at the moment.");
        return END_PIPELINE;
    }

    @Override
    public void postInvoke(Request request, Response response) {}
}
