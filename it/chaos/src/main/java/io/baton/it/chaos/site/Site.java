// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

import io.baton.it.bench.Workbench;
import io.baton.it.chaos.app.Register;
import io.baton.it.chaos.check.SessionEvent;
import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.redis.RedisServer;
import io.baton.it.redis.StoreLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster with Baton, the application, and a store whose servers lose nothing by a crash. */
public final class Site implements AutoCloseable {
    /** How many instances there are. */
    public static final int INSTANCES = 2;

    static final String APPLICATION = "chaos";

    /** GlassFish has five, with which clients would wait for each other as soon as one of them waits for the store. */
    private static final String REQUEST_THREADS =
            "configs.config.%s-config.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=100"
                    .formatted(GlassFishCluster.NAME);

    private static final String LINK_PORT = "BATON_IT_LINK_PORT";
    private static final Pattern BATON_THREAD = Pattern.compile("^\"baton-", Pattern.MULTILINE);

    private final Workbench bench;
    private final StoreKind kind;
    private final Store store;
    private final GlassFishCluster cluster;

    private Site(Workbench bench, StoreKind kind, Store store, GlassFishCluster cluster) {
        this.bench = bench;
        this.kind = kind;
        this.store = store;
        this.cluster = cluster;
    }

    /** Starts everything, with these settings of Baton besides the store's address. */
    public static Site start(Workbench bench, StoreKind kind, Map<String, String> settings) {
        Store store = kind.start(bench);
        GlassFishCluster cluster;
        try {
            cluster = bench.cluster("chaos").instances(INSTANCES).create();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        Site site = new Site(bench, kind, store, cluster);
        try {
            site.install(settings);
            return site;
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
    }

    private void install(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(store.properties());
        cluster.install(bench.addOn(), all);
        if (!store.links().isEmpty()) {
            useLinks();
        }
        cluster.asadmin("set", REQUEST_THREADS);
        cluster.deploy(Archive.writtenTo(cluster.home().resolveSibling(APPLICATION + ".war")), APPLICATION);
        cluster.start();
    }

    private void useLinks() {
        for (int number = 0; number < INSTANCES; number++) {
            StoreLink link = store.links().get(number);
            cluster.setSystemProperty(instance(number), LINK_PORT, Integer.toString(link.port()));
        }
        // After install.sh, which does not take an address with a variable in it.
        cluster.asadmin(
                "set", "applications.application.baton.property.redisUri=redis://127.0.0.1:${" + LINK_PORT + "}");
    }

    /** An instance by its number, from 0. */
    public GlassFishInstance instance(int number) {
        return cluster.instance(number);
    }

    /** What the store is made of. */
    public StoreKind storeKind() {
        return kind;
    }

    /** The store. */
    public Store store() {
        return store;
    }

    /** Where the application is on each instance. */
    public List<URI> addresses() {
        return cluster.instances().stream()
                .map(instance -> instance.url("/" + APPLICATION + "/changes"))
                .toList();
    }

    /** What each instance says of the store from now on. */
    public List<StoreOpinion> opinions() {
        return cluster.instances().stream()
                .map(instance -> new StoreOpinion(instance.serverLog()))
                .toList();
    }

    /** What each instance has now that might leak. */
    public List<Census> census() {
        return IntStream.range(0, INSTANCES)
                .mapToObj(number -> new Census(store.connections(number), threads(number)))
                .toList();
    }

    private int threads(int number) {
        return instance(number)
                .threads()
                .map(dump -> (int) BATON_THREAD.matcher(dump.text()).results().count())
                .orElse(0);
    }

    /** What the application's listeners heard, on all instances. */
    public List<SessionEvent> events() {
        return IntStream.range(0, INSTANCES).boxed().flatMap(this::events).toList();
    }

    private Stream<SessionEvent> events(int number) {
        Path file = instance(number).directory().resolve(Register.FILE);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(line -> SessionEvent.parse(number, line))
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies what people need who look for the reason of a finding: the logs of the servers and of the store, and what listeners heard. */
    public void copyLogsTo(Path directory) {
        Evidence evidence = new Evidence(directory);
        for (RedisServer server : store.servers()) {
            evidence.keep(server.log(), "redis-" + server.port() + ".log");
        }
        for (GlassFishInstance instance : cluster.instances()) {
            evidence.keep(instance.directory().resolve(Register.FILE), instance.name() + "-" + Register.FILE);
            evidence.keepAll(instance.directory().resolve("logs"), "server.log", instance.name() + "-");
        }
    }

    /** Kills everything; the files stay. */
    @Override
    public void close() {
        cluster.close();
        store.close();
    }
}
