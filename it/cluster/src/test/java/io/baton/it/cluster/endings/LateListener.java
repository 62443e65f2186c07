// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.endings;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/** Does the deed when the request is over for the application. */
@WebListener
public class LateListener implements ServletRequestListener {

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        Deed.at("destroyed", event.getServletRequest());
    }
}
