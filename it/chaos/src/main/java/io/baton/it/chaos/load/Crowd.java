// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.load;

import io.baton.it.chaos.check.SessionHistory;
import io.baton.it.process.Interrupted;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All clients, and the sessions they had and have. */
public final class Crowd {
    /** So much longer than a request may take some clients wait, so that it can be seen how long it takes. */
    private static final Duration CURIOSITY = Duration.ofSeconds(20);

    private final List<URI> addresses;
    private final Duration slowest;
    private final Duration retirement;
    private final Queue<OpenSession> sessions = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> clients = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(Crowd::daemon);

    /**
     * A crowd that does nothing yet.
     *
     * @param addresses of the application on the instances
     * @param slowest how long a request may take
     * @param retirement how long a session lives unused when it was retired
     */
    public Crowd(List<URI> addresses, Duration slowest, Duration retirement) {
        this.addresses = List.copyOf(addresses);
        this.slowest = slowest;
        this.retirement = retirement;
    }

    /** Has that many clients begin; a third each is sticky, goes anywhere, and stays mostly. */
    public void begin(int number, long seed) {
        for (int i = 0; i < number; i++) {
            clients.add(threads.submit(new Client(i, seed, this, over)));
        }
        threads.shutdown();
    }

    /** Has all clients stop, and returns when they have. */
    public void end() {
        over.countDown();
        try {
            for (Future<?> client : clients) {
                client.get(longPatience().toSeconds() + 1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            throw new Interrupted("the end of the clients", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A client is broken", e);
        }
    }

    /** Looks on each instance in turn at every session that lives, and again on the first one. */
    public void look() {
        for (OpenSession session : sessions) {
            if (session.history().isAlive()) {
                for (int step = 0; step <= addresses.size(); step++) {
                    session.look(step % addresses.size());
                }
            }
        }
    }

    /** What was done with all sessions. */
    public List<SessionHistory> histories() {
        return sessions.stream().map(OpenSession::history).toList();
    }

    OpenSession open(String name, Duration patience) {
        OpenSession session = new OpenSession(name, addresses, patience, retirement);
        sessions.add(session);
        return session;
    }

    int instances() {
        return addresses.size();
    }

    Duration longPatience() {
        return slowest.plus(CURIOSITY);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "client");
        thread.setDaemon(true);
        return thread;
    }
}
