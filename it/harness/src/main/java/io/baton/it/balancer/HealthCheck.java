// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.balancer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A look at each server several times a second: healthy is who answers a certain path with status 200. An open port is not
 * enough, because GlassFish accepts requests before its applications run, and for a moment after they have stopped.
 */
final class HealthCheck implements AutoCloseable {
    interface Listener {
        void joined(BackEnd backEnd);

        void left(BackEnd backEnd);
    }

    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST_ANSWER).build();
    private final ExecutorService threads;
    private final Executor later;
    private final Set<BackEnd> healthy = ConcurrentHashMap.newKeySet();
    private final String path;
    private final Listener listener;

    HealthCheck(List<BackEnd> backEnds, String path, Listener listener) {
        this.path = path;
        this.listener = listener;
        // One thread each: a server that hangs must not delay the look at the others.
        this.threads = Executors.newFixedThreadPool(backEnds.size(), HealthCheck::daemon);
        this.later = CompletableFuture.delayedExecutor(PERIOD.toMillis(), TimeUnit.MILLISECONDS, threads);
        backEnds.forEach(backEnd -> threads.execute(() -> checkAgain(backEnd)));
    }

    Set<BackEnd> healthy() {
        return Set.copyOf(healthy);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void checkAgain(BackEnd backEnd) {
        if (answers(backEnd.uri().resolve(path))) {
            if (healthy.add(backEnd)) {
                listener.joined(backEnd);
            }
        } else if (healthy.remove(backEnd)) {
            listener.left(backEnd);
        }
        if (!threads.isShutdown()) {
            later.execute(() -> checkAgain(backEnd));
        }
    }

    private boolean answers(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(LONGEST_ANSWER).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException down) {
            return false;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "health check");
        thread.setDaemon(true);
        return thread;
    }
}
