// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import io.baton.it.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The network between one server and the store: a port that leads to Redis until a test cuts it. What is sent while the link is cut is lost to nobody, just as
 * TCP does it: it arrives when the link is restored, unless the connection was reset meanwhile. It is then late, and a store that takes it is wrong.
 */
public final class StoreLink implements AutoCloseable {
    private final InetSocketAddress store;
    private final ServerSocket entrance;
    private final LinkGate there = new LinkGate();
    private final LinkGate back = new LinkGate();
    private final Set<LinkedConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(StoreLink::daemon);

    private StoreLink(InetSocketAddress store, ServerSocket entrance) {
        this.store = store;
        this.entrance = entrance;
    }

    /** Opens a link to this server, on a free port of the loopback address. */
    public static StoreLink to(RedisServer redis) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            ServerSocket entrance = new ServerSocket();
            entrance.setReuseAddress(true);
            entrance.bind(new InetSocketAddress(loopback, FreePorts.reserveOne()));
            StoreLink link = new StoreLink(new InetSocketAddress(loopback, redis.port()), entrance);
            link.threads.execute(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a link to Redis", e);
        }
    }

    /** The port on which the store is reached through this link. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Nothing comes through any more, and nobody is told: connections stay open, new ones are accepted and lead nowhere. */
    public void cut() {
        there.shut();
        back.shut();
    }

    /** What the store says does not come through any more, and nobody is told; what is said to it does. */
    public void mute() {
        back.shut();
    }

    /** Everything that comes, in either direction, is held up that long from now on. */
    public void delay(Duration time) {
        there.delay(time);
        back.delay(time);
    }

    /** Each connection carries no more than that from now on, in either direction. */
    public void throttle(long bytesPerSecond) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("A link carries at least one byte in a second, not " + bytesPerSecond);
        }
        there.throttle(bytesPerSecond);
        back.throttle(bytesPerSecond);
    }

    /** On all connections, the store seems to have closed its direction; what it says after that is lost. New ones are whole. */
    public void halfClose() {
        connections.forEach(LinkedConnection::halfClose);
    }

    /** The ports from which the store is asked through this link, one for each connection. */
    public Set<Integer> storePorts() {
        return connections.stream()
                .map(LinkedConnection::storePort)
                .filter(port -> port > 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ends all connections, as a firewall does that answers with resets. New ones come through unless the link is cut. */
    public void reset() {
        connections.forEach(LinkedConnection::reset);
    }

    /** Everything comes through again, at once, beginning with what was under way. */
    public void restore() {
        there.open();
        back.open();
    }

    /** Ends all connections and gives the port back. */
    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reset();
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        LinkedConnection connection = new LinkedConnection(client, new Socket(), there, back);
        connections.add(connection);
        try {
            connection.run(store, threads);
        } finally {
            connections.remove(connection);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "store link");
        thread.setDaemon(true);
        return thread;
    }
}
