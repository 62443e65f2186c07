// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.demo;

import io.baton.it.balancer.BackEnd;
import io.baton.it.balancer.BalancerProcess;
import io.baton.it.balancer.StickyBalancer;
import io.baton.it.bench.Workbench;
import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.process.FreePorts;
import io.baton.it.process.WorkDirectory;
import io.baton.it.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that runs in the demo: a Redis, a cluster of two instances with Baton and the shop, a balancer in front. */
final class Stage implements AutoCloseable {
    private static final String HEALTH = "/shop/state";
    private static final Duration LONGEST_JOIN = Duration.ofSeconds(30);

    private final RedisServer redis;
    private final GlassFishCluster cluster;
    private final StickyBalancer balancer;
    private final int balancerPort;

    private Stage(RedisServer redis, GlassFishCluster cluster, int balancerPort, StickyBalancer balancer) {
        this.redis = redis;
        this.cluster = cluster;
        this.balancerPort = balancerPort;
        this.balancer = balancer;
    }

    /** Sets everything up, telling each step. What was started before a failure ends with this process. */
    static Stage set(Workbench bench, Narrator narrator) {
        RedisServer redis = narrator.step("Start Redis, where the sessions will live", () -> bench.redis("demo/redis"));
        narrator.seen("Redis answers at " + redis.uri());

        String version = bench.distribution().version();
        GlassFishCluster cluster = narrator.step(
                "Copy GlassFish " + version + ", start its admin server, create a cluster of two instances",
                () -> bench.cluster("demo/cluster").instances(2).create());
        narrator.seen("admin server at http://localhost:" + cluster.adminPort());

        // With "request" even a crash loses nothing; the default, "interval", may lose the last seconds in one.
        narrator.step(
                "Install Baton with install.sh",
                () -> cluster.install(bench.addOn(), Map.of("redisUri", redis.uri(), "backupMode", "request")));
        narrator.step("Deploy the sample shop, an ordinary application", () -> cluster.deploy(bench.shop(), "shop"));
        narrator.step("Start both instances", cluster::start);
        cluster.instances()
                .forEach(instance -> narrator.seen(
                        instance.name() + " runs as process " + instance.pid() + " at " + instance.url("/shop/")));

        int port = FreePorts.reserveOne();
        StickyBalancer balancer = narrator.step("Start a sticky load balancer in front of them", () -> {
            StickyBalancer started = StickyBalancer.start(port, backEnds(cluster), HEALTH);
            cluster.instances().forEach(instance -> started.awaitHealthy(instance.name(), LONGEST_JOIN));
            return started;
        });
        narrator.seen("the shop is at " + balancer.url("/shop/"));
        return new Stage(redis, cluster, port, balancer);
    }

    RedisServer redis() {
        return redis;
    }

    GlassFishCluster cluster() {
        return cluster;
    }

    StickyBalancer balancer() {
        return balancer;
    }

    /** Lets everything run on without this process. */
    void leaveRunning(Workbench bench) {
        balancer.close();
        WorkDirectory directory = WorkDirectory.take(bench.directory("demo/balancer"));
        BalancerProcess.launch(directory.path(), balancerPort, backEnds(cluster), HEALTH);
        directory.leaveRunning();
        redis.leaveRunning();
        cluster.leaveRunning();
    }

    /** Ends what an earlier demo was told to leave running. */
    static void clear(Workbench bench) {
        for (String name : List.of("demo/balancer", "demo/cluster", "demo/redis")) {
            WorkDirectory.take(bench.directory(name)).close();
        }
    }

    @Override
    public void close() {
        balancer.close();
        cluster.close();
        redis.close();
    }

    void awaitWork(String instance) {
        balancer.awaitHealthy(instance, LONGEST_JOIN);
    }

    private static List<BackEnd> backEnds(GlassFishCluster cluster) {
        return cluster.instances().stream()
                .map(instance -> new BackEnd(instance.name(), instance.baseUrl()))
                .toList();
    }
}
