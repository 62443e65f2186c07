// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Executor;

/** One connection through a link, and its two directions. */
final class LinkedConnection {
    private final Socket client;
    private final Socket store;
    private final LinkGate there;
    private final LinkGate back;
    private volatile boolean halfClosed;

    /**
     * A connection that is not made yet.
     *
     * @param there what is passed on the way to the store
     * @param back what is passed on the way from it
     */
    LinkedConnection(Socket client, Socket store, LinkGate there, LinkGate back) {
        this.client = client;
        this.store = store;
        this.there = there;
        this.back = back;
    }

    /** Connects, and carries bytes until either side closes. */
    void run(InetSocketAddress address, Executor threads) {
        try {
            there.pass(0);
            store.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            store.connect(address);
            threads.execute(() -> carry(store, client, back));
            carry(client, store, there);
        } catch (IOException refusedOrClosed) {
            close();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    /** The port from which the store is asked; below 1 before that. */
    int storePort() {
        return store.getLocalPort();
    }

    /** Tells the client that the store has no more to say, and gives the store what the client still says. */
    void halfClose() {
        halfClosed = true;
        try {
            client.shutdownOutput();
        } catch (IOException alreadyClosed) {
            close();
        }
    }

    /** Closes both ends without a good-bye: what is under way is lost. */
    void reset() {
        try {
            client.setSoLinger(true, 0);
            store.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            close();
        }
        close();
    }

    private void carry(Socket from, Socket to, LinkGate gate) {
        try {
            copy(from, to, gate);
            // That a side has closed is news like any other.
            gate.pass(0);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void copy(Socket from, Socket to, LinkGate gate) throws InterruptedException {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                gate.pass(count);
                if (from == client || !halfClosed) {
                    out.write(bytes, 0, count);
                }
            }
        } catch (IOException closedOrReset) {
            return;
        }
    }

    private void close() {
        try (store) {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
