// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import io.baton.model.ApplicationName;
import io.baton.monitoring.ApplicationMXBean;
import io.baton.monitoring.NodeMXBean;
import io.baton.monitoring.Showcase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.external.probe.provider.PluginPoint;
import org.glassfish.external.probe.provider.StatsProviderManager;

/**
 * The figures in the server's monitoring tree, for {@code asadmin get -m "*.baton.*"} and its REST form. They are there
 * as soon as monitoring of {@code web-container} is on; off, which is the default, they cost nothing.
 */
final class ServerStatistics implements Showcase {

    /** The level that switches them on and off. */
    private static final String MODULE = "web-container";

    private static final String NODE = "baton/node";
    private static final String APPLICATIONS = "baton/applications/";

    private final Map<String, Object> shown = new ConcurrentHashMap<>();

    @Override
    public void show(String instance, NodeMXBean figures) {
        show(NODE, new NodeStatistic(figures));
    }

    @Override
    public void hide(String instance) {
        hideAt(NODE);
    }

    @Override
    public void show(ApplicationName application, ApplicationMXBean figures) {
        show(path(application), new ApplicationStatistic(figures));
    }

    @Override
    public void hide(ApplicationName application, ApplicationMXBean figures) {
        String path = path(application);
        if (shown.get(path) instanceof ApplicationStatistic there && there.isOf(figures)) {
            hideAt(path);
        }
    }

    /** Dots would be taken for those between the names of the tree, and other signs for those of a pattern. */
    private static String path(ApplicationName application) {
        return APPLICATIONS + application.keyPart().replaceAll("[^A-Za-z0-9_~/-]", "_");
    }

    private void show(String path, Object provider) {
        hideAt(path);
        try {
            StatsProviderManager.register(MODULE, PluginPoint.SERVER, path, provider);
            shown.put(path, provider);
        } catch (RuntimeException | LinkageError failure) {
            DomainLog.notMonitored(path, failure);
        }
    }

    private void hideAt(String path) {
        Object provider = shown.remove(path);
        if (provider != null) {
            try {
                StatsProviderManager.unregister(provider);
            } catch (RuntimeException | LinkageError failure) {
                DomainLog.notMonitored(path, failure);
            }
        }
    }
}
