// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's own monitoring of both instances, on until it is closed, as {@code asadmin get -m} shows it. */
final class ServerMonitoring implements AutoCloseable {

    private static final String LEVEL = "configs.config." + GlassFishCluster.NAME
            + "-config.monitoring-service.module-monitoring-levels.web-container";
    private static final Pattern COUNT = Pattern.compile("(?m)^(\\S+)-count = (-?\\d+)$");

    private final GlassFishCluster cluster;

    private ServerMonitoring(GlassFishCluster cluster) {
        this.cluster = cluster;
    }

    static ServerMonitoring on(GlassFishCluster cluster) {
        cluster.asadmin("set", LEVEL + "=HIGH");
        return new ServerMonitoring(cluster);
    }

    /** All that is shown of Baton on an instance. */
    String shown(GlassFishInstance instance) {
        return cluster.asadmin("get", "--monitor=true", instance.name() + ".baton.*");
    }

    /** The counts in what is shown whose names begin like that, without that. */
    static SortedMap<String, Long> counts(String shown, String beginning) {
        SortedMap<String, Long> counts = new TreeMap<>();
        Matcher count = COUNT.matcher(shown);
        while (count.find()) {
            if (count.group(1).startsWith(beginning)) {
                counts.put(count.group(1).substring(beginning.length()), Long.valueOf(count.group(2)));
            }
        }
        return counts;
    }

    @Override
    public void close() {
        cluster.asadmin("set", LEVEL + "=OFF");
    }
}
