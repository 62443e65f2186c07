// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.bench;

import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.redis.RedisServer;
import io.baton.it.redis.StoreLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one cluster of a virtual machine that all tests share: two instances with Baton, and a Redis. It ends with the virtual machine. Test classes may be
 * loaded anew meanwhile ({@link io.baton.it.again.Again}).
 *
 * <p>Concurrency: the lock is this class; tests run one after the other.
 */
public final class SharedCluster {
    private static final String PROPERTY = "applications.application.baton.property.";
    private static final String LINK_PORT = "BATON_IT_LINK_PORT";

    private static @Nullable SharedCluster shared;

    private final Workbench workbench;
    private final RedisServer redis;
    private final GlassFishCluster cluster;
    private final Map<GlassFishInstance, StoreLink> links = new HashMap<>();

    /** Build time of the installed jar; null before the installation. */
    private @Nullable FileTime installed;

    /** The settings that the domain has. */
    private Map<String, String> present = Map.of();

    private SharedCluster(Workbench workbench) {
        this.workbench = workbench;
        this.redis = workbench.redis("bench-redis");
        this.cluster = workbench.cluster("bench").instances(2).create();
    }

    /**
     * The shared cluster, running with these settings.
     *
     * @param settings besides the store's address
     * @param linked whether there is a {@link #link(GlassFishInstance) link} between each instance and the store
     * @param whenNew prepares the cluster the first time, before its instances start
     */
    public static synchronized SharedCluster with(
            Workbench workbench, Map<String, String> settings, boolean linked, Consumer<GlassFishCluster> whenNew) {
        SharedCluster cluster = shared;
        if (cluster == null) {
            cluster = new SharedCluster(workbench);
            whenNew.accept(cluster.cluster);
            shared = cluster;
        }
        cluster.configure(settings, linked);
        cluster.cluster.start();
        return cluster;
    }

    /** The shared cluster, if there is one. */
    public static synchronized Optional<SharedCluster> present() {
        return Optional.ofNullable(shared);
    }

    private void configure(Map<String, String> settings, boolean linked) {
        FileTime addOn = builtAt(workbench.addOn());
        Map<String, String> wanted = new TreeMap<>(settings);
        wanted.put("redisUri", linked ? "redis://127.0.0.1:${" + LINK_PORT + "}" : redis.uri());
        if (addOn.equals(installed) && wanted.equals(present)) {
            return;
        }
        cluster.stop();
        if (!addOn.equals(installed)) {
            present = new TreeMap<>(settings);
            present.put("redisUri", redis.uri());
            cluster.install(workbench.addOn(), present);
            installed = addOn;
        }
        if (linked) {
            link();
        }
        change(wanted);
    }

    /**
     * Changes what differs, by one command: install.sh, which has tests of its own, takes seconds to look at
     * everything, and no address with a variable in it.
     */
    private void change(Map<String, String> wanted) {
        List<String> command = new ArrayList<>(List.of("set"));
        present.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(name -> command.add(PROPERTY + name + "="));
        wanted.forEach((name, value) -> {
            if (!value.equals(present.get(name))) {
                command.add(PROPERTY + name + "=" + value);
            }
        });
        if (command.size() > 1) {
            cluster.asadmin(command.toArray(new String[0]));
        }
        present = wanted;
    }

    private void link() {
        for (GlassFishInstance instance : cluster.instances()) {
            if (!links.containsKey(instance)) {
                StoreLink link = StoreLink.to(redis);
                links.put(instance, link);
                cluster.setSystemProperty(instance, LINK_PORT, Integer.toString(link.port()));
            }
        }
    }

    private static FileTime builtAt(Path jar) {
        try {
            return Files.getLastModifiedTime(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("Baton was not built", e);
        }
    }

    /** The network between an instance and the store. */
    public StoreLink link(GlassFishInstance instance) {
        return Objects.requireNonNull(links.get(instance), "only on a linked cluster");
    }

    /** The two instances. */
    public GlassFishCluster cluster() {
        return cluster;
    }

    /** Their store. */
    public RedisServer redis() {
        return redis;
    }
}
