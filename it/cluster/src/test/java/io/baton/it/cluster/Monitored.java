// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.baton.it.redis.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** What MONITOR shows of a Redis: each command that it is sent, and each that a script gives, with all arguments. */
final class Monitored implements AutoCloseable {

    private final Socket socket;
    private final CompletableFuture<String> shown;

    private Monitored(Socket socket) {
        this.socket = socket;
        this.shown = CompletableFuture.supplyAsync(this::read);
    }

    static Monitored start(RedisServer redis) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
            socket.getOutputStream().write("MONITOR\r\n".getBytes(ISO_8859_1));
            if (socket.getInputStream().read() != (byte) '+') {
                throw new IllegalStateException("Redis refuses MONITOR");
            }
            return new Monitored(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            in.transferTo(all);
            return all.toString(ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and returns all that was shown. */
    String end(RedisServer redis) {
        // Redis closes the connection itself, when all before is sent.
        redis.cli("CLIENT", "KILL", "ADDR", "127.0.0.1:" + socket.getLocalPort());
        return shown.join();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
