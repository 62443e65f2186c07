// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import com.sun.enterprise.config.serverbeans.Config;
import com.sun.enterprise.config.serverbeans.Domain;
import com.sun.enterprise.config.serverbeans.Server;
import org.glassfish.grizzly.config.dom.NetworkListener;
import org.glassfish.grizzly.config.dom.ThreadPool;

/** The threads that serve requests of applications, by the domain configuration. */
final class RequestThreads {

    private static final String ADMIN_LISTENER = "admin-listener";

    /** GlassFish's own, where the configuration does not say. */
    private static final int USUAL = 5;

    private RequestThreads() {}

    /**
     * How many there are: if listeners have pools of their own, the fewest, for one client can reach one of them.
     *
     * @param domain the configuration
     * @param name of the server
     */
    static int of(Domain domain, String name) {
        Server server = domain.getServerNamed(name);
        Config config = server == null ? null : server.getConfig();
        if (config == null) {
            return USUAL;
        }
        return config.getNetworkConfig().getNetworkListeners().getNetworkListener().stream()
                .filter(listener ->
                        !ADMIN_LISTENER.equals(listener.getName()) && Boolean.parseBoolean(listener.getEnabled()))
                .mapToInt(RequestThreads::of)
                .min()
                .orElse(USUAL);
    }

    private static int of(NetworkListener listener) {
        ThreadPool pool = listener.findThreadPool();
        return pool == null ? USUAL : Integer.parseInt(pool.getMaxThreadPoolSize());
    }
}
