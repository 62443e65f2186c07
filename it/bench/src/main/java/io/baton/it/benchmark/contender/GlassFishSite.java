// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.glassfish.ClusterBuilder;
import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.process.FreePorts;
import io.baton.it.redis.RedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A GlassFish cluster whose admin server has gone when the instances have started: only what serves requests shall run. */
public final class GlassFishSite implements Site {
    private static final String APPLICATION = CONTEXT.substring(1);

    /** An HTTP connection may be used for ever, as on the other servers. */
    private static final String KEEP_ALIVE =
            "configs.config.%s-config.network-config.protocols.protocol.http-listener-1.http.max-connections=-1"
                    .formatted(GlassFishCluster.NAME);

    /** Without it, instances may number their beans differently, and each refuses the sessions of the other one (WELD-000227). Baton's installation sets it too. */
    private static final String SAME_BEAN_NAMES =
            "-Dorg.jboss.weld.serialization.beanIdentifierIndexOptimization=false";

    private static final String REPLICATED = "--availabilityenabled=true";

    private final GlassFishCluster cluster;
    private final @Nullable RedisServer redis;

    private GlassFishSite(GlassFishCluster cluster, @Nullable RedisServer redis) {
        this.cluster = cluster;
        this.redis = redis;
    }

    /** One instance whose sessions are in its memory only. */
    public static GlassFishSite inMemory(Materials materials, String name) {
        GlassFishSite site =
                new GlassFishSite(created(materials.cluster(name).instances(1), materials.directory(name)), null);
        return site.starting(() -> site.deployAndStart(materials.archives().plain()));
    }

    /** Two instances, each session on both. */
    static GlassFishSite replicating(Materials materials) {
        GlassFishSite site = new GlassFishSite(
                created(
                        materials.cluster("replication").jvmOptions(SAME_BEAN_NAMES),
                        materials.directory("replication")),
                null);
        return site.starting(() -> site.deployAndStart(materials.archives().plain(), REPLICATED));
    }

    /** Two instances with Baton. */
    static GlassFishSite withBaton(Materials materials, String backupMode, Path war) {
        RedisServer redis = materials.redis(backupMode);
        GlassFishSite site =
                ofStore(redis, () -> created(materials.cluster(backupMode), materials.directory(backupMode)));
        return site.starting(() -> {
            site.cluster.install(materials.bench().addOn(), Map.of("redisUri", redis.uri(), "backupMode", backupMode));
            site.deployAndStart(war);
        });
    }

    /** Two instances that know nothing of each other, and an application that keeps its sessions with Spring Session. */
    static GlassFishSite withSpringSession(Materials materials) {
        RedisServer redis = materials.redis("spring");
        GlassFishSite site = ofStore(redis, () -> created(materials.cluster("spring"), materials.directory("spring")));
        return site.starting(() -> site.deployAndStart(
                materials.archives().withSpringSession(materials.jars("spring-session"), redis.port())));
    }

    /** Two instances of Payara, each session in the Hazelcast data grid that they make up. */
    static GlassFishSite ofPayara(Materials materials) {
        GlassFishSite site =
                new GlassFishSite(created(materials.payara("payara"), materials.directory("payara")), null);
        return site.starting(() -> {
            site.deploy(materials.archives().plain(), REPLICATED);
            for (GlassFishInstance instance : site.cluster.instances()) {
                site.cluster.setSystemProperty(instance, "HZ_LISTENER_PORT", Integer.toString(FreePorts.reserveOne()));
                // Not as the harness starts GlassFish, which looks for GlassFish's name in the log.
                site.cluster.asadmin("start-local-instance", instance.name());
            }
            site.cluster.asadmin("stop-domain");
        });
    }

    private static GlassFishSite ofStore(RedisServer redis, Supplier<GlassFishCluster> cluster) {
        try {
            return new GlassFishSite(cluster.get(), redis);
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    private static GlassFishCluster created(ClusterBuilder plan, Path directory) {
        try {
            return plan.create();
        } catch (RuntimeException e) {
            Stragglers.endIn(directory);
            throw e;
        }
    }

    private GlassFishSite starting(Runnable steps) {
        try {
            steps.run();
            return this;
        } catch (RuntimeException e) {
            close();
            Stragglers.endIn(cluster.home());
            throw e;
        }
    }

    private void deployAndStart(Path war, String... options) {
        deploy(war, options);
        cluster.start();
        cluster.asadmin("stop-domain");
    }

    private void deploy(Path war, String... options) {
        cluster.asadmin("set", KEEP_ALIVE);
        cluster.deploy(war, APPLICATION, options);
    }

    /** Stops the instance under load where it stands, so that it takes no time from others. */
    public void pause() {
        loaded().pause();
    }

    /** Lets it go on. */
    public void resume() {
        loaded().resume();
    }

    @Override
    public List<Integer> ports() {
        return cluster.instances().stream()
                .map(instance -> instance.baseUrl().getPort())
                .toList();
    }

    @Override
    public long pid() {
        return loaded().pid();
    }

    @Override
    public Optional<RedisServer> store() {
        return Optional.ofNullable(redis);
    }

    @Override
    public void close() {
        cluster.close();
        if (redis != null) {
            redis.close();
        }
    }

    private GlassFishInstance loaded() {
        return cluster.instance(0);
    }
}
