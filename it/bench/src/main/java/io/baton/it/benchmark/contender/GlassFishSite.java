package io.baton.it.benchmark.contender;

import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.redis.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A GlassFish cluster whose admin server has gone when the instances have started: only what serves requests shall run. */
public final class GlassFishSite implements Site {
    private static final String APPLICATION = CONTEXT.substring(1);

    /** An HTTP connection may be used for ever, as on the other servers. */
    private static final String KEEP_ALIVE =
            "configs.config.%s-config.network-config.protocols.protocol.http-listener-1.http.max-connections=-1"
                    .formatted(GlassFishCluster.NAME);

    private final GlassFishCluster cluster;
    private final @Nullable RedisServer redis;

    private GlassFishSite(GlassFishCluster cluster, @Nullable RedisServer redis) {
        this.cluster = cluster;
        this.redis = redis;
    }

    /** One instance whose sessions are in its memory only. */
    public static GlassFishSite inMemory(Materials materials, String name) {
        GlassFishSite site =
                new GlassFishSite(materials.cluster(name).instances(1).create(), null);
        return site.started(materials);
    }

    static GlassFishSite replicating(Materials materials) {
        GlassFishSite site = new GlassFishSite(materials.cluster("replication").create(), null);
        return site.started(materials, "--availabilityenabled=true");
    }

    static GlassFishSite withBaton(Materials materials, String backupMode) {
        RedisServer redis = materials.redis(backupMode);
        try {
            GlassFishSite site = new GlassFishSite(materials.cluster(backupMode).create(), redis);
            site.cluster.install(materials.bench().addOn(), Map.of("redisUri", redis.uri(), "backupMode", backupMode));
            return site.started(materials);
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    private GlassFishSite started(Materials materials, String... deployOptions) {
        try {
            cluster.asadmin("set", KEEP_ALIVE);
            cluster.deploy(materials.archives().plain(), APPLICATION, deployOptions);
            cluster.start();
            cluster.asadmin("stop-domain");
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
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
