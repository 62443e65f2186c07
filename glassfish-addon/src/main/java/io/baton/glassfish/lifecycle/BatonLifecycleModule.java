// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.lifecycle;

import static java.lang.System.Logger.Level.ERROR;

import com.sun.appserv.server.LifecycleEvent;
import com.sun.appserv.server.LifecycleListener;
import io.baton.glassfish.domain.BatonServer;
import org.glassfish.internal.api.Globals;

/**
 * The lifecycle module: carries the configuration, and has Baton start with the server even before an application needs it. Nothing depends on its
 * events, which race with the loading of applications.
 */
public final class BatonLifecycleModule implements LifecycleListener {

    private static final System.Logger LOG = System.getLogger("io.baton.glassfish.lifecycle");

    /** Never throws: the container would stop the whole server for some errors. */
    @Override
    public void handleEvent(LifecycleEvent event) {
        if (event.getEventType() != LifecycleEvent.INIT_EVENT) {
            return;
        }
        try {
            BatonServer server = Globals.getDefaultHabitat().getService(BatonServer.class);
            if (server == null) {
                LOG.log(
                        ERROR,
                        "BATON1201 Baton does not start: its jar is not in glassfish/modules of this installation."
                                + " Run install.sh on this host and restart.");
                return;
            }
            server.state();
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(
                    ERROR,
                    "BATON1202 Baton does not start; applications run with the container's own sessions.",
                    failure);
        }
    }
}
