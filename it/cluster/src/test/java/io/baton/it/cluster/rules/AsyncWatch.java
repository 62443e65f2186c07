// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Looks at the session scope where the servlet container tells that an asynchronous request is over. */
final class AsyncWatch implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        Journal.write("onComplete: " + Scopes.session());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        Journal.write("onTimeout: " + Scopes.session());
    }

    @Override
    public void onError(AsyncEvent event) {
        Journal.write("onError: " + Scopes.session());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        Journal.write("onStartAsync: " + Scopes.session());
    }
}
