package io.baton.it.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Redis servers of which each master has a replica that takes its place when it is away. They keep every write on disk. */
public interface ReplicatedRedis extends AutoCloseable {
    /** Servers agree on who is what within this time. */
    Duration LONGEST_AGREEMENT = Duration.ofSeconds(60);

    /** Baton's properties by which it finds them. */
    Map<String, String> properties();

    /** All that hold data, running or not. */
    List<RedisServer> servers();

    /** Has the master's replica take its place, while both run. */
    void failOver(RedisServer master);

    /** Returns when all servers run, know each other, and every replica has what its master has. */
    void awaitWhole();

    /** Kills them and gives their directories back. */
    @Override
    void close();

    /** Those that say they are masters. */
    default List<RedisServer> masters() {
        return servers().stream().filter(ReplicatedRedis::isMaster).toList();
    }

    /** The one replica of a master. */
    default RedisServer replicaOf(RedisServer master) {
        String port = Integer.toString(master.port());
        return servers().stream()
                .filter(server -> port.equals(server.info("replication").get("master_port")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody is a replica of the Redis on port " + port));
    }

    /** Whether this server says it is a master. */
    static boolean isMaster(RedisServer server) {
        return Objects.equals(server.info("replication").get("role"), "master");
    }

    /** Whether this replica has what its master has, or this master has its replica. */
    static boolean isInStep(RedisServer server) {
        Map<String, String> replication = server.info("replication");
        return Objects.equals(replication.get("role"), "master")
                ? replication.getOrDefault("slave0", "").contains("state=online")
                : Objects.equals(replication.get("master_link_status"), "up");
    }
}
