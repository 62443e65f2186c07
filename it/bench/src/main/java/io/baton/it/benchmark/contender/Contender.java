// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.benchmark.load.Workload;
import java.util.List;
import java.util.Locale;

/** A way to keep sessions that takes part in the comparison. */
public enum Contender {
    /** GlassFish once more as it is in memory: how far its ratio is from 1 tells what the other ratios are worth. */
    MEMORY("GlassFish in memory"),
    /** Two instances, each session also in the memory of the other one. */
    REPLICATION("GlassFish, its own replication"),
    /** Two instances and Redis. */
    INTERVAL("Baton `interval`"),
    /** Two instances and Redis. */
    STREAM("Baton `stream`"),
    /** Two instances and Redis. */
    REQUEST("Baton `request`"),
    /** The same with all attributes of a session in one. Not part of a whole run: what it is compared with is {@link #REQUEST}. */
    MONOLITHIC("Baton `request`, monolithic"),
    /** Two Tomcats and Redis. Its documented set-up does not replicate beans that change in place. */
    TOMCAT("Tomcat, redisson-tomcat") {
        @Override
        public boolean takes(Workload workload) {
            return workload.kind() != Workload.Kind.C;
        }
    },
    /** Two instances of Payara that make up a data grid. */
    PAYARA("Payara, Hazelcast"),
    /** Two WildFlys that make up a data grid. */
    WILDFLY("WildFly HA, Infinispan"),
    /** Two instances of GlassFish and Redis. Session-scoped beans are in the container's sessions, which Spring Session does not touch. */
    SPRING("GlassFish, Spring Session") {
        @Override
        public boolean takes(Workload workload) {
            return workload.kind() != Workload.Kind.C;
        }
    };

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    /** The contender of this name. */
    public static Contender named(String name) {
        try {
            return valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "No contender " + name + "; there are "
                            + List.of(values()).stream().map(Contender::id).toList(),
                    unknown);
        }
    }

    /** The name it is asked for by. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for readers. */
    public String title() {
        return title;
    }

    /** Whether it is made for such a workload. */
    public boolean takes(Workload workload) {
        return true;
    }

    /** Starts it. */
    public Site start(Materials materials) {
        return switch (this) {
            case MEMORY -> GlassFishSite.inMemory(materials, id());
            case REPLICATION -> GlassFishSite.replicating(materials);
            case INTERVAL, STREAM, REQUEST ->
                GlassFishSite.withBaton(materials, id(), materials.archives().plain());
            case MONOLITHIC ->
                GlassFishSite.withBaton(
                        materials, "request", materials.archives().monolithic());
            case TOMCAT -> TomcatWithRedisson.start(materials);
            case PAYARA -> GlassFishSite.ofPayara(materials);
            case WILDFLY -> WildFlyCluster.start(materials);
            case SPRING -> GlassFishSite.withSpringSession(materials);
        };
    }
}
