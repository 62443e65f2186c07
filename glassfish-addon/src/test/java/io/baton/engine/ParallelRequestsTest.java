// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.codec.JavaSerialization;
import io.baton.codec.PlainStreams;
import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.engine.ownership.PeerWatch;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.model.SessionMetadata;
import io.baton.store.InMemoryNodeChannel;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.InMemorySessionIndex;
import io.baton.store.InMemorySessionStore;
import io.baton.testing.SaidLines;
import io.baton.time.SystemTime;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real threads and real time: requests of two nodes for one session, all at once. */
class ParallelRequestsTest {

    private static final int THREADS_PER_NODE = 3;
    private static final int REQUESTS = 50;

    private final SystemTime time = new SystemTime();
    private final InMemorySessionStore store = new InMemorySessionStore(time);
    private final InMemoryNodeLeases leases = new InMemoryNodeLeases(time);
    private final InMemoryNodeChannel channel = new InMemoryNodeChannel();
    private final SessionId id = new SessionIds().next();
    private final List<NodeLease> opened = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "INSTANCE, REQUEST",
        "INSTANCE, INTERVAL",
        "REQUEST, REQUEST",
        "REQUEST, INTERVAL",
        "INSTANCE, STREAM",
        "REQUEST, STREAM"
    })
    void noStepIsLostWhenRequestsOfTwoNodesOverlap(Scope scope, Backup backup)
            throws InterruptedException, ExecutionException {
        EngineSettings settings = Cluster.settings(scope, backup);
        List<SessionEngine> engines = List.of(engine("a", settings), engine("b", settings));
        create(engines.get(0));
        ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS_PER_NODE);
        List<Future<?>> runs = new ArrayList<>();
        try (SaidLines said = new SaidLines()) {
            for (SessionEngine engine : engines) {
                for (int thread = 0; thread < THREADS_PER_NODE; thread++) {
                    runs.add(threads.submit(() -> run(engine)));
                }
            }
            for (Future<?> run : runs) {
                run.get();
            }
            assertThat(said.all()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
        for (SessionEngine engine : engines) {
            try (SessionHandle hold = open(engine)) {
                assertThat(counter(hold).value()).isEqualTo(2 * THREADS_PER_NODE * REQUESTS);
            }
            assertThat(engine.inMemory()).noneMatch(LocalSession::isHeld);
        }
        engines.forEach(engine -> engine.stop(Duration.ofSeconds(5)));
        assertThat(store.owners()).isEmpty();
        opened.forEach(NodeLease::close);
    }

    private void run(SessionEngine engine) {
        for (int request = 0; request < REQUESTS; request++) {
            try (SessionHandle hold = open(engine)) {
                counter(hold).increment();
                hold.save();
            }
        }
    }

    private void create(SessionEngine engine) {
        SessionMetadata metadata = new SessionMetadata(time.now(), time.now(), Duration.ofMinutes(30));
        try (SessionHandle hold = engine.create(id, metadata)) {
            hold.session().attributes().put("counter", new Counter());
        }
    }

    private SessionHandle open(SessionEngine engine) {
        OpenResult result = engine.open(id);
        assertThat(result).isInstanceOf(OpenResult.Opened.class);
        return ((OpenResult.Opened) result).handle();
    }

    private static Counter counter(SessionHandle hold) {
        return (Counter) Objects.requireNonNull(hold.session().attributes().get("counter"));
    }

    private SessionEngine engine(String instance, EngineSettings settings) {
        NodeLease lease =
                new NodeLease(() -> NodeId.incarnate(instance), Duration.ofSeconds(3), leases, channel, time, time);
        HandOverDesk desk = new HandOverDesk(store, channel, time);
        EngineContext context = new EngineContext(
                Cluster.APPLICATION,
                lease,
                new PeerWatch(lease, leases, time, true),
                channel,
                store,
                new InMemorySessionIndex(time),
                new StoreHealth(time, time, Duration.ofSeconds(2), Duration.ofSeconds(5)),
                new JavaSerialization(PlainStreams.ofTests()),
                new Guest.Host(instance),
                time,
                time,
                settings,
                SessionEvents.NONE);
        SessionEngine engine = new SessionEngine(context, desk, time, forgotten -> {});
        engine.start();
        lease.open(desk, time);
        opened.add(lease);
        return engine;
    }

    /** As an application would write it that knows of parallel requests. */
    private static final class Counter implements Serializable {

        private static final long serialVersionUID = 1L;

        private int value;

        synchronized void increment() {
            value++;
        }

        synchronized int value() {
            return value;
        }

        private synchronized void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
        }
    }
}
