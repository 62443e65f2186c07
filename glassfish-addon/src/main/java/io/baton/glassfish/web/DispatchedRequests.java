// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.web.PESessionLocker;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import org.apache.catalina.Context;

/**
 * What surrounds each dispatch of another application's request to this one. The session is locked as the container's own managers lock it, and the lock
 * of one that begins meanwhile is given back; and whatever thread it is, an asynchronous request's, too, sessions are found and begun for that request.
 */
final class DispatchedRequests extends PESessionLocker {

    DispatchedRequests(Context application) {
        super(application);
    }

    @Override
    public boolean lockSession(ServletRequest request) throws ServletException {
        RequestSessions.enter(request);
        boolean entered = false;
        try {
            boolean locked = super.lockSession(request);
            entered = true;
            return locked;
        } finally {
            // The container does not unlock what could not be locked.
            if (!entered) {
                RequestSessions.leave();
            }
        }
    }

    @Override
    public void unlockSession(ServletRequest request) {
        try {
            super.unlockSession(request);
        } finally {
            RequestSessions.leave();
        }
    }
}
