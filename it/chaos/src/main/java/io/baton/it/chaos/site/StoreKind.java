// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

import io.baton.it.bench.Workbench;
import io.baton.it.redis.ClusterRedis;
import io.baton.it.redis.Persistence;
import io.baton.it.redis.SentinelRedis;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the store of a site is made of. */
public enum StoreKind {
    /** One server, and for each instance a network of its own to it. */
    ALONE,
    /** A master and a replica, watched by three Sentinels. */
    SENTINEL,
    /** A Redis Cluster of three masters and three replicas. */
    CLUSTER;

    private static final String DIRECTORY = "chaos-redis";

    /**
     * The kind of this name, as {@link #title()} has it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static StoreKind named(String title) {
        return Arrays.stream(values())
                .filter(kind -> kind.title().equals(title.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No store \"" + title + "\"; there are "
                        + Arrays.stream(values()).map(StoreKind::title).collect(Collectors.joining(", "))));
    }

    /** Its name for people. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Starts one. */
    Store start(Workbench bench) {
        return switch (this) {
            case ALONE -> new LoneStore(bench.redis(DIRECTORY, Persistence.EVERY_WRITE), Site.INSTANCES);
            case SENTINEL -> new ReplicatedStore(SentinelRedis.start(bench.directory(DIRECTORY)));
            case CLUSTER -> new ReplicatedStore(ClusterRedis.start(bench.directory(DIRECTORY)));
        };
    }
}
