// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.health.GuardedNodeLeases;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.model.NodeId;
import io.baton.store.InMemoryNodeChannel;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.InMemorySessionStore;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.testing.SaidLines;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Requests that need a lease while the store is away. */
class JoinReviewTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final InMemorySessionStore store = new InMemorySessionStore(time);
    private final Link link = new Link(store, new InMemoryNodeLeases(time), new InMemoryNodeChannel());
    private final StoreHealth health = new StoreHealth(time, time, Duration.ofSeconds(2), Duration.ofSeconds(5));
    private final AtomicInteger subscriptions = new AtomicInteger();

    @Test
    void aStoreThatIsKnownToBeAwayIsNotAskedForALease() {
        NodeLease lease = lease(() -> {});
        try (SaidLines said = new SaidLines()) {
            link.cut();
            health.check(link, SECOND);
            assertThatThrownBy(lease::join)
                    .isInstanceOfSatisfying(
                            StoreUnavailableException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_ASKED));
            assertThat(subscriptions).hasValue(0);
            link.restore();
            health.check(link, SECOND);
            assertThat(lease.join()).isEqualTo(lease.node());
            assertThat(said.ids()).containsExactly("BATON3301", "BATON3302");
        }
    }

    @Test
    void requestsThatWaitForTheSameLeaseDoNotTryOneAfterTheOther() throws InterruptedException {
        CountDownLatch away = new CountDownLatch(1);
        NodeLease lease = lease(() -> {
            await(away);
            throw new StoreUnavailableException(Kind.CALL_FAILED, "as a test", null);
        });
        List<Thread> requests = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Thread request = new Thread(() -> assertThatThrownBy(lease::join));
            requests.add(request);
            request.start();
        }
        Awaitility.await()
                .until(() -> requests.stream().allMatch(request -> request.getState() == Thread.State.WAITING));
        away.countDown();
        for (Thread request : requests) {
            request.join();
        }
        assertThat(subscriptions).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private NodeLease lease(Runnable whileSubscribing) {
        NodeChannel channel = link.channel();
        return new NodeLease(
                () -> NodeId.incarnate("a"),
                Node.LEASE,
                new GuardedNodeLeases(link.leases(), link, health),
                new NodeChannel() {
                    @Override
                    public Subscription subscribe(NodeId node, Listener listener) {
                        subscriptions.incrementAndGet();
                        whileSubscribing.run();
                        return channel.subscribe(node, listener);
                    }

                    @Override
                    public int send(NodeId to, NodeMessage message) {
                        return channel.send(to, message);
                    }
                },
                time,
                time);
    }
}
