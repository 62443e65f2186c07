// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import io.baton.it.process.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** All clients of one server, each in a session of its own: the next request of a connection is sent when the one before is answered. */
public final class Crowd implements AutoCloseable {
    private final List<Lane> lanes;
    private final ExecutorService threads;

    /**
     * Clients that have not begun.
     *
     * @param port where the server is
     * @param context the path of the application
     * @param size how many clients, on how many connections
     */
    public Crowd(int port, String context, Workload workload, CrowdSize size) {
        lanes = IntStream.range(0, size.connections())
                .mapToObj(lane -> new Lane(port, context, workload, size.clientsPerConnection()))
                .toList();
        threads = Executors.newFixedThreadPool(lanes.size());
    }

    /** Begins all sessions. */
    public void begin() {
        all(lane -> () -> {
            lane.begin();
            return lane;
        });
    }

    /** Sends requests for so long. */
    public Sample run(Duration time) {
        long start = System.nanoTime();
        long until = start + time.toNanos();
        List<Histogram> seen = all(lane -> () -> lane.run(until));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Histogram together = seen.get(0);
        seen.subList(1, seen.size()).forEach(together::add);
        return new Sample(took, Duration.ZERO, together);
    }

    /** Ends all sessions. */
    public void end() {
        all(lane -> () -> {
            lane.end();
            return lane;
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Lane lane : lanes) {
            try {
                lane.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private <T> List<T> all(Function<Lane, Callable<T>> work) {
        try {
            List<Future<T>> running = threads.invokeAll(lanes.stream().map(work).toList());
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new LoadFailedException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw new Interrupted("the end of the load", e);
        }
    }
}
