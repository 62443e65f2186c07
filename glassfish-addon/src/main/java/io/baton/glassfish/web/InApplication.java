// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.web.WebComponentInvocation;
import com.sun.enterprise.web.WebModule;
import org.glassfish.api.invocation.InvocationManager;

/**
 * What surrounds a web application's code on a thread, for the length of a block, as the container does it for listeners: its class loader, by which Weld
 * and others find it, and the invocation by which {@code java:comp} and {@code CDI.current()} do.
 */
final class InApplication implements AutoCloseable {

    private final InvocationManager invocations;
    private final WebComponentInvocation invocation;
    private final ClassLoader loaderBefore;

    private InApplication(InvocationManager invocations, WebComponentInvocation invocation, ClassLoader loaderBefore) {
        this.invocations = invocations;
        this.invocation = invocation;
        this.loaderBefore = loaderBefore;
    }

    static InApplication enter(WebModule application, InvocationManager invocations) {
        Thread thread = Thread.currentThread();
        WebComponentInvocation invocation = new WebComponentInvocation(application);
        InApplication restore = new InApplication(invocations, invocation, thread.getContextClassLoader());
        invocations.preInvoke(invocation);
        thread.setContextClassLoader(application.getLoader().getClassLoader());
        return restore;
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(loaderBefore);
        invocations.postInvoke(invocation);
    }
}
