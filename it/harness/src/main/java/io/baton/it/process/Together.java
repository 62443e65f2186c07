// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Slow steps that do not wait for each other. */
public final class Together {
    private Together() {}

    /** Runs the steps at the same time and returns when all have ended; the first failure is thrown, the others go with it. */
    public static void run(List<Runnable> steps) {
        if (steps.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            List<CompletableFuture<Void>> running = steps.stream()
                    .map(step -> CompletableFuture.runAsync(step, threads))
                    .toList();
            CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0]))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                cause.addSuppressed(e);
                throw cause;
            }
            throw e;
        } finally {
            threads.shutdown();
        }
    }
}
