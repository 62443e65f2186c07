// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.process.WorkDirectory;
import io.baton.it.redis.RedisServer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The running servers of another product. */
final class PeerSite implements Site {
    private final WorkDirectory directory;
    private final List<PeerServer> servers;
    private final @Nullable RedisServer redis;

    private PeerSite(WorkDirectory directory, List<PeerServer> servers, @Nullable RedisServer redis) {
        this.directory = directory;
        this.servers = List.copyOf(servers);
        this.redis = redis;
    }

    /** Waits for the servers that were just started. They and the store end with this. */
    static PeerSite of(WorkDirectory directory, List<PeerServer> started, @Nullable RedisServer redis) {
        started.forEach(PeerServer::awaitApplication);
        return new PeerSite(directory, started, redis);
    }

    @Override
    public List<Integer> ports() {
        return servers.stream().map(PeerServer::port).toList();
    }

    @Override
    public long pid() {
        return servers.get(0).pid();
    }

    @Override
    public Optional<RedisServer> store() {
        return Optional.ofNullable(redis);
    }

    @Override
    public void close() {
        directory.close();
        if (redis != null) {
            redis.close();
        }
    }
}
