// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.endings;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Does the deed of an asynchronous request when it is over, or has taken too long. */
final class AsyncDeed implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        Deed.at("onComplete", event.getSuppliedRequest());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        AsyncContext async = event.getAsyncContext();
        Deed.at("onTimeout", async.getRequest());
        if ("dispatchOnTimeout".equals(async.getRequest().getParameter("by"))) {
            async.dispatch("/target");
        } else {
            async.complete();
        }
    }

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
