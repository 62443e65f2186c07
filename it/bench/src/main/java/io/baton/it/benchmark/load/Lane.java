// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** One connection and the clients that take turns on it. */
final class Lane implements AutoCloseable {
    private static final int DIGITS = 3;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Connection connection;
    private final String context;
    private final Workload workload;
    private final List<Client> clients;
    private final SplittableRandom random = new SplittableRandom();

    Lane(int port, String context, Workload workload, int clients) {
        this.connection = new Connection(port);
        this.context = context;
        this.workload = workload;
        this.clients = Stream.generate(Client::new).limit(clients).toList();
    }

    /** Begins the session of each client. */
    void begin() throws IOException {
        for (Client client : clients) {
            client.get(connection, context + workload.begin());
        }
    }

    /** Ends the session of each client. */
    void end() throws IOException {
        reconnect();
        for (Client client : clients) {
            client.get(connection, context + "/end");
        }
    }

    /**
     * Sends one request after the other.
     *
     * @param until when to stop, as {@link System#nanoTime()} tells it
     */
    Histogram run(long until) throws IOException {
        reconnect();
        Histogram micros = new Histogram(DIGITS);
        long sent = System.nanoTime();
        for (int turn = 0; sent - until < 0; turn++) {
            clients.get(turn % clients.size()).get(connection, context + workload.next(random));
            long answered = System.nanoTime();
            micros.recordValue((answered - sent) / NANOS_PER_MICRO);
            sent = answered;
        }
        return micros;
    }

    /** While it was the other server's turn, this one may have given up a connection on which nothing happened. */
    private void reconnect() throws IOException {
        connection.close();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
