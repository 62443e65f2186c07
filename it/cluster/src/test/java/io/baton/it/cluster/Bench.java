package io.baton.it.cluster;

import io.baton.it.bench.Workbench;
import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.redis.RedisServer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one cluster that the tests of this module share: two instances with Baton, a Redis, and the counter deployed. Made by the first test that asks,
 * ended with the JVM. A test that needs other settings changes them; what it stops or kills it starts again.
 */
final class Bench {

    /** Settings with which waits are short, refusals are refusals, and sweeps come often. */
    static final Map<String, String> IMPATIENT = Map.of(
            "backupMode", "request",
            "sessionLockWaitTime", "1",
            "onSessionUnavailable", "fail",
            "reapIntervalSeconds", "1");

    private static @Nullable Bench shared;

    private final Workbench workbench = Workbench.fromSystemProperties();
    private final Archives archives = new Archives(workbench.directory("archives"));
    private final RedisServer redis = workbench.redis("bench-redis");
    private final GlassFishCluster cluster =
            workbench.cluster("bench").instances(2).create();
    private Map<String, String> settings = Map.of();

    private Bench() {
        cluster.deploy(archives.counter(), "counter");
        configure(Map.of("backupMode", "request"));
        cluster.start();
    }

    /** The shared cluster, running, with these settings besides the store's address. */
    static synchronized Bench with(Map<String, String> settings) {
        Bench bench = shared;
        if (bench == null) {
            bench = new Bench();
            shared = bench;
        }
        bench.configure(settings);
        bench.cluster.start();
        return bench;
    }

    private void configure(Map<String, String> wanted) {
        if (wanted.equals(settings)) {
            return;
        }
        cluster.stop();
        Map<String, String> all = new TreeMap<>(wanted);
        all.put("redisUri", redis.uri());
        cluster.install(workbench.addOn(), all);
        settings = wanted;
    }

    GlassFishCluster cluster() {
        return cluster;
    }

    RedisServer redis() {
        return redis;
    }

    Archives archives() {
        return archives;
    }

    Workbench workbench() {
        return workbench;
    }

    GlassFishInstance a() {
        return cluster.instance(0);
    }

    GlassFishInstance b() {
        return cluster.instance(1);
    }
}
