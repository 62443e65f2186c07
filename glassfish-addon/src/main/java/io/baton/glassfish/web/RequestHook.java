// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import jakarta.inject.Singleton;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.glassfish.web.valve.ServletContainerInterceptor;
import org.jvnet.hk2.annotations.Service;

/** The container's word that a request begins and that its pipeline is through; found by HK2 when a connector starts. */
@Service
@Singleton
public final class RequestHook implements ServletContainerInterceptor {

    @Override
    public void preInvoke(Request request, Response response) {
        RequestSessions.begin(request);
    }

    @Override
    public void postInvoke(Request request, Response response) {
        RequestSessions.end(request);
    }
}
