// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.bench;

import io.baton.it.glassfish.GlassFishCluster;
import org.jspecify.annotations.Nullable;

/** The one cluster without Baton that tests share: two instances, and the shop deployed. Made by the first test that asks, ended by the last one or with the JVM. */
public final class PlainCluster {

    private static @Nullable GlassFishCluster shared;

    private PlainCluster() {}

    /** That cluster, running. */
    public static synchronized GlassFishCluster cluster() {
        GlassFishCluster cluster = shared;
        if (cluster == null) {
            Workbench bench = Workbench.fromSystemProperties();
            cluster = bench.cluster("harness").instances(2).create();
            cluster.deploy(bench.shop(), "shop");
            shared = cluster;
        }
        cluster.start();
        return cluster;
    }

    /** Ends it; whoever asks after that gets another one. */
    public static synchronized void end() {
        GlassFishCluster cluster = shared;
        if (cluster != null) {
            cluster.close();
            shared = null;
        }
    }
}
