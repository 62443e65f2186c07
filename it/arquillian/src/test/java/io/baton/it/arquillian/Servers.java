// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import io.baton.it.bench.Workbench;
import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.api.event.ManagerStopping;
import org.jspecify.annotations.Nullable;

/**
 * The servers under test: a domain whose admin server has Baton, one more instance with Baton, and their Redis. They
 * are there before Arquillian reads its configuration, which refers to them by system properties, and gone when it
 * stops.
 */
public final class Servers {

    private static final String SECOND = "second";
    private static final int BEFORE_THE_CONFIGURATION_IS_READ = 1;

    private final Workbench bench = Workbench.fromSystemProperties();
    private @Nullable RedisServer redis;
    private @Nullable GlassFishCluster domain;

    void start(@Observes(precedence = BEFORE_THE_CONFIGURATION_IS_READ) ManagerStarted event) {
        RedisServer store = bench.redis("arquillian-redis");
        redis = store;
        GlassFishCluster glassfish = bench.cluster("arquillian").instances(0).create();
        domain = glassfish;
        GlassFishInstance second = glassfish.addStandAloneInstance(SECOND);
        install(
                glassfish,
                GlassFishCluster.ADMIN_SERVER,
                "--property=redisUri=" + store.uri(),
                "--property=backupMode=request",
                "--property=reapIntervalSeconds=1");
        install(glassfish, SECOND);
        glassfish.restartAdminServer();
        second.start();
        System.setProperty("glassfish.home", glassfish.home().toString());
        System.setProperty("glassfish.adminPort", Integer.toString(glassfish.adminPort()));
        System.setProperty("second.url", second.baseUrl().toString());
    }

    private void install(GlassFishCluster glassfish, String target, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--jar=" + bench.addOn());
        glassfish.scriptFor(target, "install.sh", arguments);
    }

    void stop(@Observes ManagerStopping event) {
        if (domain != null) {
            domain.close();
        }
        if (redis != null) {
            redis.close();
        }
    }
}
