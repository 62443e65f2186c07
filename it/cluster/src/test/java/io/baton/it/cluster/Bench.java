// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.bench.SharedCluster;
import io.baton.it.bench.Workbench;
import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.redis.RedisServer;
import io.baton.it.redis.StoreLink;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one cluster that the tests of this module share: two instances with Baton, a Redis, and the counter deployed. Made by the first test that asks,
 * ended with the JVM. A test that needs other settings changes them; what it stops or kills it starts again.
 */
final class Bench {

    /**
     * For those who wait in vain; an ordinary hand-over must not take longer either, and on a busy machine one may take
     * a second.
     */
    static final String LOCK_WAIT_SECONDS = "3";

    /** Settings with which waits are short, refusals are refusals, and sweeps come often. */
    static final Map<String, String> IMPATIENT = Map.of(
            "backupMode", "request",
            "sessionLockWaitTime", LOCK_WAIT_SECONDS,
            "onSessionUnavailable", "fail",
            "reapIntervalSeconds", "1");

    /** Settings with which a session that is held too long is soon lost to the other instance, whatever application it is of. */
    static final Map<String, String> SHORT_HOLDS =
            Map.of("backupMode", "request", "sessionLockTTL", "2", "applications", "all");

    /** Settings with which nothing is written for an hour that need not be, and whoever cannot have the session soon goes on without it. */
    static final Map<String, String> LAZY = Map.of(
            "backupMode", "interval",
            "backupIntervalSeconds", "3600",
            "sessionLockWaitTime", LOCK_WAIT_SECONDS,
            "onSessionUnavailable", "new");

    /** Settings with which an outage of the store is soon noticed, and few sessions that began in one are kept. */
    static final Map<String, String> ATTENTIVE =
            Map.of("backupMode", "request", "storeCheckIntervalSeconds", "1", "maxUnstoredSessions", "100");

    private static final Workbench WORKBENCH = Workbench.fromSystemProperties();

    private final Archives archives;
    private final SharedCluster shared;

    private Bench(Map<String, String> settings, boolean linked) {
        archives = new Archives(WORKBENCH.directory("archives"));
        shared = SharedCluster.with(
                WORKBENCH, settings, linked, cluster -> cluster.deploy(archives.counter(), "counter"));
    }

    /** The shared cluster, running, with these settings besides the store's address. */
    static Bench with(Map<String, String> settings) {
        return new Bench(settings, false);
    }

    /** The same, with a {@link #link(GlassFishInstance) link} between each instance and the store. */
    static Bench linked(Map<String, String> settings) {
        return new Bench(settings, true);
    }

    /** The instances of the shared cluster, if there is one. */
    static List<GlassFishInstance> instances() {
        return SharedCluster.present()
                .map(shared -> shared.cluster().instances())
                .orElse(List.of());
    }

    /** The network between an instance and the store. */
    StoreLink link(GlassFishInstance instance) {
        return shared.link(instance);
    }

    GlassFishCluster cluster() {
        return shared.cluster();
    }

    RedisServer redis() {
        return shared.redis();
    }

    /**
     * Ends an outage of the store for whoever comes next: the store runs, and each instance that runs has said that it
     * is usable. An instance that has not says nothing of an outage that follows, or tells the end of the former one in
     * the midst of it.
     */
    void endOutage() {
        if (redis().isRunning()) {
            redis().resume();
        } else {
            redis().start();
        }
        cluster().instances().stream().filter(GlassFishInstance::isRunning).forEach(StoreOpinion::awaitGood);
    }

    /**
     * Ends what a loss of the store did for whoever comes next: no instance waits any more for what another one may
     * have to bring. Two losses within seconds are another story than one.
     */
    void awaitFormerLoss() {
        for (GlassFishInstance instance : cluster().instances()) {
            HttpSessionClient stranger = new HttpSessionClient();
            stranger.setCookie(
                    HttpSessionClient.SESSION_COOKIE, UUID.randomUUID().toString());
            assertThat(stranger.get(instance.url("/counter/count")).status()).isEqualTo(200);
        }
    }

    Archives archives() {
        return archives;
    }

    Workbench workbench() {
        return WORKBENCH;
    }

    GlassFishInstance a() {
        return cluster().instance(0);
    }

    GlassFishInstance b() {
        return cluster().instance(1);
    }
}
