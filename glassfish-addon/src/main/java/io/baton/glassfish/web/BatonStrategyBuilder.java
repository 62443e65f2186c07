// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.web.BasePersistenceStrategyBuilder;
import com.sun.enterprise.web.PersistenceStrategyBuilder;
import com.sun.enterprise.web.ServerConfigLookup;
import com.sun.enterprise.web.WebModule;
import io.baton.config.ApplicationSettings;
import io.baton.glassfish.domain.BatonServer;
import io.baton.glassfish.domain.ServerState;
import io.baton.model.ApplicationName;
import io.baton.runtime.BatonRuntime;
import io.baton.session.line.Line;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.catalina.Context;
import org.glassfish.api.invocation.InvocationManager;
import org.glassfish.hk2.api.ActiveDescriptor;
import org.glassfish.hk2.api.PerLookup;
import org.glassfish.hk2.api.ServiceHandle;
import org.glassfish.hk2.api.ServiceLocator;
import org.glassfish.web.deployment.runtime.SessionManager;
import org.glassfish.web.valve.GlassFishValve;
import org.jspecify.annotations.Nullable;

/**
 * What the container asks for a session manager, under the names {@code replicated} and {@code memory}: the second because a distributable
 * application falls back to it for many reasons. Applications that are not ours get the container's own builder of that name.
 *
 * <p>One instance per application, as the superclass keeps its state in fields. Declared in {@code META-INF/hk2-locator/default}, twice.
 */
@PerLookup
public final class BatonStrategyBuilder extends BasePersistenceStrategyBuilder {

    private final BatonServer server;
    private final ServiceLocator services;
    private Duration moduleReapInterval = Duration.ofSeconds(DEFAULT_REAP_INTERVAL);

    @Inject
    BatonStrategyBuilder(BatonServer server, ServiceLocator services) {
        this.server = server;
        this.services = services;
    }

    @Override
    public void initializePersistenceStrategy(
            Context context, @Nullable SessionManager descriptor, ServerConfigLookup configuration) {
        WebModule application = (WebModule) context;
        if (server.state() instanceof ServerState.Running running && !Participant.isPartOfTheServer(application)) {
            Participant participant = new Participant(application, descriptor, configuration);
            Participation decision =
                    participant.decide(running.runtime().settings().applications());
            participant.tell(decision);
            if (decision.participates()) {
                replicate(application, descriptor, configuration, running.runtime(), decision.distributable());
                return;
            }
        }
        builtIn().initializePersistenceStrategy(context, descriptor, configuration);
    }

    private void replicate(
            WebModule application,
            @Nullable SessionManager descriptor,
            ServerConfigLookup configuration,
            BatonRuntime runtime,
            boolean distributable) {
        moduleReapInterval = runtime.settings().expiry().reapInterval();
        super.initializePersistenceStrategy(application, descriptor, configuration);
        ApplicationName name = new ApplicationName(application.getPath());
        ApplicationSettings own = new OwnProperties(name, descriptor)
                .over(runtime.settings(), Duration.ofSeconds(reapInterval), distributable);
        BatonManager manager = new BatonManager(
                (virtualServer, forgotten, activation) -> runtime.engine(
                        new ApplicationName(virtualServer, name.path()),
                        new ContextStreams(application, services),
                        own,
                        activation,
                        forgotten),
                services.getService(InvocationManager.class),
                runtime.settings().ownership().onSessionUnavailable(),
                runtime.waitingRoom(),
                new AttributeAdmission(name, own.nonSerializable(), distributable),
                application.getWebModuleConfig().getName());
        manager.setMaxActiveSessions(maxSessions);
        manager.setSessionLocker(new DispatchedRequests(application));
        application.setManager(manager);
        application
                .getServletContext()
                .setAttribute(
                        Line.ATTRIBUTE,
                        new ApplicationLine(manager, runtime.settings().backup().mode()));
        if (!application.isSessionTimeoutOveridden()) {
            manager.setMaxInactiveInterval(sessionMaxInactiveInterval);
        }
        application.addValve((GlassFishValve) new RefusalValve());
        application.addInstanceListener(new ApplicationTime());
    }

    /**
     * The module's reap interval comes before the server's, which is there even if nobody set it (the configuration's own default is 60 s). The application's,
     * read after this, comes before both.
     */
    @Override
    public void readInstanceLevelParams(ServerConfigLookup configuration) {
        super.readInstanceLevelParams(configuration);
        reapInterval = (int) moduleReapInterval.toSeconds();
    }

    private PersistenceStrategyBuilder builtIn() {
        PersistenceStrategyBuilder builder = services.getAllServiceHandles(PersistenceStrategyBuilder.class).stream()
                .filter(this::isBuiltIn)
                .findFirst()
                .map(ServiceHandle::getService)
                .orElseThrow(() -> new IllegalStateException(
                        "GlassFish has no session persistence '" + _passedInPersistenceType + "' of its own"));
        builder.setPersistenceFrequency(_persistenceFrequency);
        builder.setPersistenceScope(_persistenceScope);
        builder.setPassedInPersistenceType(_passedInPersistenceType);
        return builder;
    }

    private boolean isBuiltIn(ServiceHandle<?> candidate) {
        ActiveDescriptor<?> descriptor = candidate.getActiveDescriptor();
        return _passedInPersistenceType.equals(descriptor.getName())
                && !BatonStrategyBuilder.class.getName().equals(descriptor.getImplementation());
    }
}
