// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import com.sun.enterprise.config.serverbeans.Domain;
import io.baton.config.ForeignStore;
import io.baton.config.InvalidSettingsException;
import io.baton.config.Settings;
import io.baton.config.SettingsList;
import io.baton.config.StoreSettings;
import io.baton.model.PrefixOwner;
import io.baton.runtime.BatonRuntime;
import io.baton.store.StoreUnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.glassfish.api.admin.ServerEnvironment;
import org.glassfish.api.event.EventListener;
import org.glassfish.api.event.EventTypes;
import org.glassfish.api.event.Events;
import org.jspecify.annotations.Nullable;
import org.jvnet.hk2.annotations.Service;

/**
 * Baton on this server: an HK2 singleton that starts the runtime when the first application or the lifecycle module asks, whichever comes first,
 * and ends it when the server is down to its last step and all applications have stopped.
 */
@Service
@Singleton
public final class BatonServer {

    /** The class that {@code create-lifecycle-module} is given. */
    public static final String MODULE_CLASS = "io.baton.glassfish.lifecycle.BatonLifecycleModule";

    /** Settings that the line about the start names by themselves. */
    private static final Set<String> NAMED = Set.of("backupMode", "redisUri", "redissonConfig");

    private final ServerEnvironment environment;
    private final Events events;
    private final ModuleProperties properties;
    private final Domain domain;
    private @Nullable ServerState state;

    @Inject
    BatonServer(Domain domain, ServerEnvironment environment, Events events) {
        this.environment = environment;
        this.events = events;
        this.domain = domain;
        this.properties = new ModuleProperties(domain, environment.getInstanceName(), MODULE_CLASS);
    }

    /**
     * What Baton is here. The first call that finds the module decides and says so; until then the question stays open, for an embedded server gets
     * its module after its first applications.
     */
    public synchronized ServerState state() {
        ServerState decided = state;
        if (decided == null) {
            decided = properties.read().map(this::start).orElse(null);
            state = decided;
        }
        return decided == null ? new ServerState.NotInstalled() : decided;
    }

    private ServerState start(Map<String, String> text) {
        try {
            Settings settings = Settings.parse(text);
            Map<String, String> written = properties.written();
            BatonRuntime runtime = BatonRuntime.start(
                    settings, environment.getInstanceName(), new BatonRuntime.View(new ServerStatistics(), logs()));
            if (isRefused(runtime)) {
                ShownState.refused();
                runtime.close();
                return new ServerState.Refused();
            }
            events.register(event -> closeAtShutdown(event, runtime));
            ShownState.replicates(written);
            DomainLog.started(
                    version(),
                    runtime.node(),
                    name(settings.store()),
                    settings.backup().mode().name().toLowerCase(Locale.ROOT),
                    others(written));
            if (environment.isDas()) {
                DomainLog.onAdminServer();
            }
            return new ServerState.Running(runtime);
        } catch (InvalidSettingsException invalid) {
            ShownState.refused();
            DomainLog.invalid(invalid.problems());
            return new ServerState.Refused();
        } catch (IOException | RuntimeException | LinkageError failure) {
            ShownState.refused();
            DomainLog.failed(failure);
            return new ServerState.Refused();
        }
    }

    /** The directory of the server's logs, from which {@code collect-log-files} takes everything. */
    private Path logs() {
        return environment.getInstanceRoot().toPath().resolve("logs");
    }

    /** Whether the store is another cluster's and the operator will not have that; what the operator does not mind is said in the background. */
    private boolean isRefused(BatonRuntime runtime) {
        PrefixOwner here = TargetName.of(domain, environment.getInstanceName());
        String prefix = runtime.settings().store().keyPrefix();
        if (runtime.settings().store().foreign() == ForeignStore.REFUSE) {
            Optional<PrefixOwner> other = foreignOwner(runtime, here);
            if (other.isPresent()) {
                DomainLog.refusedForeignStore(prefix, other.get(), here);
                return true;
            }
        }
        runtime.keepPrefix(here, other -> DomainLog.foreignStore(prefix, other, here));
        return false;
    }

    /** A store that is away has no sessions to take over; it is asked again when it is back. */
    private static Optional<PrefixOwner> foreignOwner(BatonRuntime runtime, PrefixOwner here) {
        try {
            return runtime.foreignOwner(here);
        } catch (StoreUnavailableException | IllegalArgumentException later) {
            return Optional.empty();
        }
    }

    private static void closeAtShutdown(EventListener.Event<?> event, BatonRuntime runtime) {
        if (event.is(EventTypes.SERVER_SHUTDOWN)) {
            runtime.close();
            ShownState.stopped();
            DomainLog.stopped();
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(BatonServer.class.getPackage().getImplementationVersion(), "");
    }

    /** What else the operator set, secrets hidden. */
    private static List<String> others(Map<String, String> written) {
        return written.entrySet().stream()
                .filter(setting -> !NAMED.contains(setting.getKey()))
                .map(setting -> setting.getKey() + "=" + SettingsList.shown(setting.getKey(), setting.getValue()))
                .sorted()
                .toList();
    }

    private static String name(StoreSettings store) {
        return Optional.ofNullable(store.redissonConfig())
                .map(file -> "of " + file)
                .orElseGet(() -> store.redisUri().toString());
    }
}
