// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

import io.baton.it.redis.RedisServer;
import io.baton.it.redis.StoreLink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One server that loses nothing by a crash, and a network to it for each instance. */
final class LoneStore implements Store {
    private final RedisServer redis;
    private final List<StoreLink> links;

    LoneStore(RedisServer redis, int instances) {
        this.redis = redis;
        this.links = Stream.generate(() -> StoreLink.to(redis)).limit(instances).toList();
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("redisUri", redis.uri());
    }

    @Override
    public List<RedisServer> servers() {
        return List.of(redis);
    }

    @Override
    public List<StoreLink> links() {
        return links;
    }

    @Override
    public int connections(int instance) {
        Set<Integer> ports = links.get(instance).storePorts();
        return (int) ClientLine.of(redis).stream()
                .filter(client -> ports.contains(client.port()))
                .count();
    }

    @Override
    public void kill(int which) {
        redis.kill();
    }

    @Override
    public void start() {
        redis.start();
    }

    @Override
    public void startEmpty() {
        redis.startEmpty();
    }

    @Override
    public void pause(int which) {
        redis.pause();
    }

    @Override
    public void resume() {
        redis.resume();
    }

    @Override
    public void failOver(int which) {
        throw alone();
    }

    @Override
    public void leaveBehind(int which) {
        throw alone();
    }

    @Override
    public void fallBack() {
        throw alone();
    }

    @Override
    public void moveSlots(int which) {
        throw alone();
    }

    @Override
    public void awaitWhole() {
        // A server that answers is whole; it was waited for when it started.
    }

    private static UnsupportedOperationException alone() {
        return new UnsupportedOperationException("There is one server only");
    }

    @Override
    public void close() {
        links.forEach(StoreLink::close);
        redis.close();
    }
}
