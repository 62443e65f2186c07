// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.bench.Workbench;
import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.redis.RedisServer;
import io.baton.it.redis.StoreLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Settings with which a session that is held too long is soon lost to the other instance. */
    static final Map<String, String> SHORT_HOLDS = Map.of("backupMode", "request", "sessionLockTTL", "2");

    /** Settings with which nothing is written for an hour that need not be, and whoever cannot have the session soon goes on without it. */
    static final Map<String, String> LAZY = Map.of(
            "backupMode", "interval",
            "backupIntervalSeconds", "3600",
            "sessionLockWaitTime", "1",
            "onSessionUnavailable", "new");

    /** Settings with which an outage of the store is soon noticed, and few sessions that began in one are kept. */
    static final Map<String, String> ATTENTIVE =
            Map.of("backupMode", "request", "storeCheckIntervalSeconds", "1", "maxUnstoredSessions", "100");

    private static final String LINK_PORT = "BATON_IT_LINK_PORT";

    private static @Nullable Bench shared;

    private final Workbench workbench = Workbench.fromSystemProperties();
    private final Archives archives = new Archives(workbench.directory("archives"));
    private final RedisServer redis = workbench.redis("bench-redis");
    private final GlassFishCluster cluster =
            workbench.cluster("bench").instances(2).create();
    private final Map<GlassFishInstance, StoreLink> links = new HashMap<>();
    private Setup setup = new Setup(Map.of(), false);

    /**
     * What the cluster runs with.
     *
     * @param settings besides the store's address
     * @param linked whether each instance reaches the store through a link of its own
     */
    private record Setup(Map<String, String> settings, boolean linked) {}

    private Bench() {
        cluster.deploy(archives.counter(), "counter");
        configure(new Setup(Map.of("backupMode", "request"), false));
        cluster.start();
    }

    /** The shared cluster, running, with these settings besides the store's address. */
    static Bench with(Map<String, String> settings) {
        return running(new Setup(settings, false));
    }

    /** The same, with a {@link #link(GlassFishInstance) link} between each instance and the store. */
    static Bench linked(Map<String, String> settings) {
        return running(new Setup(settings, true));
    }

    /** The instances of the shared cluster, if there is one. */
    static synchronized List<GlassFishInstance> instances() {
        Bench bench = shared;
        return bench == null ? List.of() : bench.cluster.instances();
    }

    private static synchronized Bench running(Setup setup) {
        Bench bench = shared;
        if (bench == null) {
            bench = new Bench();
            shared = bench;
        }
        bench.configure(setup);
        bench.cluster.start();
        return bench;
    }

    private void configure(Setup wanted) {
        if (wanted.equals(setup)) {
            return;
        }
        cluster.stop();
        Map<String, String> all = new TreeMap<>(wanted.settings());
        all.put("redisUri", redis.uri());
        cluster.install(workbench.addOn(), all);
        if (wanted.linked()) {
            link();
        }
        setup = wanted;
    }

    /** After install.sh, which does not take an address with a variable in it. */
    private void link() {
        for (GlassFishInstance instance : cluster.instances()) {
            links.computeIfAbsent(instance, any -> StoreLink.to(redis));
            cluster.setSystemProperty(
                    instance, LINK_PORT, Integer.toString(link(instance).port()));
        }
        cluster.asadmin(
                "set", "applications.application.baton.property.redisUri=redis://127.0.0.1:${" + LINK_PORT + "}");
    }

    /** The network between an instance and the store. */
    StoreLink link(GlassFishInstance instance) {
        return Objects.requireNonNull(links.get(instance), "only on a linked bench");
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
