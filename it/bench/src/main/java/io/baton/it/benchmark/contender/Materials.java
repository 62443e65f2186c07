package io.baton.it.benchmark.contender;

import io.baton.it.bench.Workbench;
import io.baton.it.glassfish.ClusterBuilder;
import io.baton.it.redis.RedisServer;
import java.nio.file.Path;
import java.util.List;

/**
 * What the servers are made of, and what they have in common.
 *
 * @param bench the distributions and the add-on
 * @param heap the heap of each server, as {@code -Xmx} wants it
 */
public record Materials(Workbench bench, String heap) {

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

    /** Redis as one would run it for sessions, except that nothing is written to disk. */
    RedisServer redis(String name) {
        return bench.redis("benchmark/redis-" + name);
    }

    /** The JVM options of all servers, besides the size of the heap. */
    static List<String> jvmOptions() {
        return List.of("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError");
    }
}
