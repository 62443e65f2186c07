// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletResponseWrapper;

/**
 * The completion of an asynchronous request, which the container tells before it sends the rest of the response. Whatever the response's first bytes were too
 * early for is written here.
 */
final class AsyncEnd implements AsyncListener {

    private final Runnable save;

    private AsyncEnd(Runnable save) {
        this.save = save;
    }

    /**
     * Calls back when the request is complete.
     *
     * @param save must not throw
     */
    static void watch(AsyncContext request, Runnable save) {
        // Not as a response of HTTP: the container would set the status of one to 200.
        request.addListener(
                new AsyncEnd(save), request.getRequest(), new ServletResponseWrapper(request.getResponse()));
    }

    @Override
    public void onComplete(AsyncEvent event) {
        save.run();
    }

    /** The container forgets listeners when an asynchronous request begins another time. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        watch(event.getAsyncContext(), save);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}
}
