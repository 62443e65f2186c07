// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.bench.Workbench;
import io.baton.it.glassfish.GlassFishCluster;
import org.jspecify.annotations.Nullable;

/** The one cluster without Baton that tests share: two instances, and the shop deployed. Made by the first test that asks, ended by the last one or with the JVM. */
final class Plain {

    private static @Nullable GlassFishCluster shared;

    private Plain() {}

    /** That cluster, running. */
    static synchronized GlassFishCluster cluster() {
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
    static synchronized void end() {
        GlassFishCluster cluster = shared;
        if (cluster != null) {
            cluster.close();
            shared = null;
        }
    }
}
