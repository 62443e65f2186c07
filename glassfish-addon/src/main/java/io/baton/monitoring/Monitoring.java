// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.codec.AttributeCodec;
import io.baton.engine.SessionEngine;
import io.baton.engine.SessionEvents;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.model.ApplicationName;
import io.baton.monitoring.trace.Trace;
import io.baton.store.NodeLeases;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionIndex;
import io.baton.store.SessionStore;
import io.baton.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The figures of one node: what they are made of, and where they are shown. */
public final class Monitoring implements AutoCloseable {

    private final String instance;
    private final TimeSource time;
    private final Trace trace;
    private final StoreFigures storeFigures = new StoreFigures();
    private final StoreEvents storeEvents;
    private final StoreWatch watch;
    private final List<Showcase> showcases;
    private final Map<ApplicationName, ApplicationFigures> applications = new ConcurrentHashMap<>();

    /**
     * @param instance the server's name
     * @param time the clocks
     * @param other where figures are shown besides the platform's managed beans
     * @param trace the trace log, closed with this
     */
    public Monitoring(String instance, TimeSource time, Showcase other, Trace trace) {
        this.instance = instance;
        this.time = time;
        this.showcases = List.of(new ManagedBeans(), other);
        this.trace = trace;
        this.storeEvents = new StoreEventsFan(List.of(storeFigures, new TraceStoreEvents(trace), new JfrStoreEvents()));
        this.watch = new StoreWatch(time, storeEvents);
    }

    /** The same store, watched. */
    public SessionStore watched(SessionStore store) {
        return new WatchedSessionStore(store, watch, this::written);
    }

    /** The same leases, watched. */
    public NodeLeases watched(NodeLeases leases) {
        return new WatchedNodeLeases(leases, watch);
    }

    /** The same index, watched. */
    public SessionIndex watched(SessionIndex index) {
        return new WatchedSessionIndex(index, watch);
    }

    private void written(Save save, SaveResult result) {
        ApplicationFigures figures = applications.get(save.key().application());
        if (figures != null) {
            figures.written(save, result);
        }
    }

    /** Shows the node's figures from now on. */
    public void start(NodeLease lease, StoreHealth health) {
        health.onTurn(storeEvents);
        lease.tell(storeEvents);
        NodeMXBean figures = new NodeStatistics(lease, health, storeFigures);
        showcases.forEach(showcase -> showcase.show(instance, figures));
    }

    /** The watch over one application. */
    public Application application(ApplicationName name) {
        return new Application(name);
    }

    @Override
    public void close() {
        showcases.forEach(showcase -> showcase.hide(instance));
        trace.close();
    }

    /** The watch over one application: its figures are shown while its engine is at work. */
    public final class Application {

        private final ApplicationFigures figures = new ApplicationFigures();
        private final JfrAttributeEvents attributes;
        private final SessionEvents events;

        private Application(ApplicationName name) {
            this.attributes = new JfrAttributeEvents(name);
            this.events = new SessionEventsFan(List.of(
                    new Appearance(name, figures),
                    figures,
                    new TraceSessionEvents(name, trace),
                    new JfrSessionEvents(name)));
        }

        /** The listener to the application's engine. */
        public SessionEvents events() {
            return events;
        }

        /** The same codec, watched. */
        public AttributeCodec watched(AttributeCodec codec) {
            return new WatchedCodec(codec, time, figures, attributes);
        }
    }

    private final class Appearance implements SessionEvents {

        private final ApplicationName name;
        private final ApplicationFigures figures;
        private @Nullable ApplicationMXBean shown;

        Appearance(ApplicationName name, ApplicationFigures figures) {
            this.name = name;
            this.figures = figures;
        }

        @Override
        public void started(SessionEngine engine) {
            applications.put(name, figures);
            ApplicationMXBean bean = new ApplicationStatistics(engine, figures);
            shown = bean;
            showcases.forEach(showcase -> showcase.show(name, bean));
        }

        @Override
        public void stopped(SessionEngine engine) {
            ApplicationMXBean bean = shown;
            if (bean != null) {
                showcases.forEach(showcase -> showcase.hide(name, bean));
            }
            applications.remove(name, figures);
        }
    }
}
