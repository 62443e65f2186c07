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
    private final LinkGate gate;

    LinkedConnection(Socket client, Socket store, LinkGate gate) {
        this.client = client;
        this.store = store;
        this.gate = gate;
    }

    /** Connects, and carries bytes until either side closes. */
    void run(InetSocketAddress address, Executor threads) {
        try {
            gate.pass();
            store.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            store.connect(address);
            threads.execute(() -> carry(store, client));
            carry(client, store);
        } catch (IOException refusedOrClosed) {
            close();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
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

    private void carry(Socket from, Socket to) {
        try {
            copy(from, to);
            // That a side has closed is news like any other.
            gate.pass();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void copy(Socket from, Socket to) throws InterruptedException {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                gate.pass();
                out.write(bytes, 0, count);
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
