// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.time.TimeSheet;
import jakarta.inject.Singleton;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.glassfish.web.valve.ServletContainerInterceptor;
import org.jspecify.annotations.Nullable;
import org.jvnet.hk2.annotations.Service;

/** The container's word that a request begins and that its pipeline is through; found by HK2 when a connector starts. */
@Service
@Singleton
public final class RequestHook implements ServletContainerInterceptor {

    @Override
    public void preInvoke(Request request, Response response) {
        BatonManager manager = manager(request);
        if (manager != null) {
            manager.serves();
        }
        RequestSessions.begin(request);
    }

    @Override
    public void postInvoke(Request request, Response response) {
        RequestSessions.end(request);
        TimeSheet times = TimeSheet.end();
        BatonManager manager = times == null ? null : manager(request);
        if (times != null && manager != null) {
            manager.served(times);
        }
    }

    /** The manager of the application that the request is for; null if it is not one of Baton's. */
    private static @Nullable BatonManager manager(Request request) {
        Context application = request.getContext();
        return application != null && application.getManager() instanceof BatonManager manager ? manager : null;
    }
}
