// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.web.PEWebContainerFeatureFactoryImpl;
import com.sun.enterprise.web.SSOFactory;
import com.sun.enterprise.web.ServerConfigLookup;
import com.sun.enterprise.web.pluggable.WebContainerFeatureFactory;
import io.baton.glassfish.domain.BatonServer;
import io.baton.glassfish.domain.ServerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.glassfish.hk2.api.ServiceHandle;
import org.glassfish.hk2.api.ServiceLocator;

/**
 * What the container asks for its features, under the names {@code ha} and {@code pe}, of which it takes one by the configuration: everything as it is, but
 * for the single sign-on of virtual servers that have it enabled. Declared in {@code META-INF/hk2-locator/default}, twice.
 */
@Singleton
public final class BatonFeatureFactory extends PEWebContainerFeatureFactoryImpl {

    private static final String ADMIN_VIRTUAL_SERVER = org.glassfish.api.web.Constants.ADMIN_VS;

    private final BatonServer server;
    private final ServiceLocator services;
    private final ServerConfigLookup configuration;

    @Inject
    BatonFeatureFactory(BatonServer server, ServiceLocator services, ServerConfigLookup configuration) {
        this.server = server;
        this.services = services;
        this.configuration = configuration;
    }

    @Override
    public SSOFactory getSSOFactory() {
        SSOFactory builtIn = builtIn().getSSOFactory();
        return server.state() instanceof ServerState.Running running
                ? name -> {
                    if (name.equals(ADMIN_VIRTUAL_SERVER)) {
                        return builtIn.createSingleSignOnValve(name);
                    }
                    WebLog.signOnReplicated(name);
                    return new ClusterSingleSignOn(running.runtime().signOns(name));
                }
                : builtIn;
    }

    private WebContainerFeatureFactory builtIn() {
        String name = configuration.calculateWebAvailabilityEnabledFromConfig() ? "ha" : "pe";
        return services.getAllServiceHandles(WebContainerFeatureFactory.class).stream()
                .filter(candidate -> name.equals(candidate.getActiveDescriptor().getName())
                        && !BatonFeatureFactory.class
                                .getName()
                                .equals(candidate.getActiveDescriptor().getImplementation()))
                .findFirst()
                .map(ServiceHandle::getService)
                .orElseThrow(() -> new IllegalStateException("GlassFish has no features '" + name + "' of its own"));
    }
}
