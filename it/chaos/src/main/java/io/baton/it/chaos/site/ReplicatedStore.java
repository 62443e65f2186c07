// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

import io.baton.it.redis.ClusterRedis;
import io.baton.it.redis.RedisServer;
import io.baton.it.redis.ReplicatedRedis;
import io.baton.it.redis.StoreLink;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Masters that have a replica each. What was done to one of them is undone before the next one has its turn. */
final class ReplicatedStore implements Store {
    private static final int SLOTS_AT_A_TIME = 100;

    private final ReplicatedRedis redis;
    private @Nullable RedisServer hurt;
    private @Nullable RedisServer behind;

    ReplicatedStore(ReplicatedRedis redis) {
        this.redis = redis;
    }

    @Override
    public Map<String, String> properties() {
        return redis.properties();
    }

    @Override
    public List<RedisServer> servers() {
        return redis.servers();
    }

    @Override
    public List<StoreLink> links() {
        return List.of();
    }

    @Override
    public int connections(int instance) {
        return (int) redis.servers().stream()
                .flatMap(server -> ClientLine.of(server).stream())
                .filter(ClientLine::isOfInstance)
                .count();
    }

    @Override
    public void kill(int which) {
        RedisServer master = master(which);
        hurt = master;
        master.kill();
    }

    @Override
    public void start() {
        hurt().start();
    }

    @Override
    public void startEmpty() {
        hurt().startEmpty();
    }

    @Override
    public void pause(int which) {
        RedisServer master = master(which);
        hurt = master;
        master.pause();
    }

    @Override
    public void resume() {
        hurt().resume();
    }

    @Override
    public void failOver(int which) {
        redis.failOver(master(which));
    }

    @Override
    public void leaveBehind(int which) {
        RedisServer master = master(which);
        RedisServer replica = redis.replicaOf(master);
        hurt = master;
        behind = replica;
        replica.pause();
    }

    @Override
    public void fallBack() {
        RedisServer replica = behind;
        if (replica == null) {
            throw new IllegalStateException("No replica was left behind");
        }
        hurt().kill();
        replica.resume();
    }

    @Override
    public void moveSlots(int which) {
        if (!(redis instanceof ClusterRedis cluster)) {
            throw new UnsupportedOperationException("Only a Cluster has slots");
        }
        cluster.moveSlots(master(which), master(which + 1), SLOTS_AT_A_TIME);
    }

    @Override
    public void awaitWhole() {
        redis.awaitWhole();
    }

    private RedisServer master(int which) {
        List<RedisServer> masters = redis.masters();
        return masters.get(Math.floorMod(which, masters.size()));
    }

    private RedisServer hurt() {
        RedisServer server = hurt;
        if (server == null) {
            throw new IllegalStateException("Nothing was done to any server");
        }
        return server;
    }

    @Override
    public void close() {
        redis.close();
    }
}
