// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.bench.Workbench;
import io.baton.it.glassfish.ClusterBuilder;
import io.baton.it.glassfish.GlassFishDistribution;
import io.baton.it.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the servers are made of, and what they have in common.
 *
 * @param bench the distributions and the add-on
 * @param heap the heap of each server, as {@code -Xmx} wants it
 */
public record Materials(Workbench bench, String heap) {
    private static final String PEERS = "it/target/peers/";

    /** Only its first number counts: Payara 6 runs on the same JDKs as GlassFish 7. */
    private static final String PAYARA_VERSION = "6";

    /** A place to work for a server of this name. */
    Path directory(String name) {
        return bench.directory("benchmark").resolve(name);
    }

    Archives archives() {
        return new Archives(directory("archives"));
    }

    ClusterBuilder cluster(String name) {
        return bench.cluster("benchmark/" + name)
                .usualJvm()
                .heap(heap)
                .jvmOptions(jvmOptions().toArray(new String[0]));
    }

    /** A cluster of Payara, which is close enough to GlassFish to be made in the same way. */
    ClusterBuilder payara(String name) {
        GlassFishDistribution payara = new GlassFishDistribution(server("payara"), PAYARA_VERSION);
        return new Workbench(bench.project(), payara, bench.javaHome())
                .cluster("benchmark/" + name)
                .usualJvm()
                .heap(heap)
                .jvmOptions(jvmOptions().toArray(new String[0]));
    }

    /** A server of somebody else, as the build unpacked it. */
    Path server(String name) {
        List<Path> tops = content(PEERS + name);
        if (tops.size() != 1) {
            throw new IllegalStateException("Expected one directory in " + PEERS + name + ", found " + tops);
        }
        return tops.get(0);
    }

    /** Jars that a peer wants, as the build put them together. */
    List<Path> jars(String name) {
        return content(PEERS + name);
    }

    private List<Path> content(String directory) {
        Path path = bench.project().resolve(directory);
        try (Stream<Path> found = Files.list(path)) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Run the benchmark with mvn -Pbench verify; there is no " + path, e);
        }
    }

    /** Redis as one would run it for sessions, except that nothing is written to disk. */
    RedisServer redis(String name) {
        return bench.redis("benchmark/redis-" + name);
    }

    /** The JVM options of all servers, besides the size of the heap. */
    static List<String> jvmOptions() {
        return List.of("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError");
    }
}
