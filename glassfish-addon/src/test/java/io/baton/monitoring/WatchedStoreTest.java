// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.model.NodeId;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.InMemorySessionIndex;
import io.baton.store.InMemoryUnderTest;
import io.baton.store.IndexUnderTest;
import io.baton.store.LeftInStoreContract;
import io.baton.store.NodeLeases;
import io.baton.store.NodeLeasesContract;
import io.baton.store.RewritingContract;
import io.baton.store.SealableContracts;
import io.baton.store.SessionIndex;
import io.baton.store.SessionIndexContract;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.store.StoreUnderTest;
import io.baton.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A store and leases that are watched do what they do without that; their calls are timed and counted. */
class WatchedStoreTest extends SealableContracts {

    @Override
    protected StoreUnderTest tested() {
        return watched();
    }

    private static StoreUnderTest watched() {
        return new InMemoryUnderTest((within, time) -> new WatchedSessionStore(
                        within, new StoreWatch(time, new StoreFigures()), (save, result) -> {})
                .within(Duration.ofSeconds(1)));
    }

    @Nested
    class LeftInStore extends LeftInStoreContract {
        LeftInStore() {
            super(watched());
        }
    }

    @Nested
    class Rewriting extends RewritingContract {
        Rewriting() {
            super(watched());
        }
    }

    @Nested
    class Leases extends NodeLeasesContract {

        private final ManualTime time = new ManualTime();
        private final NodeLeases leases =
                new WatchedNodeLeases(new InMemoryNodeLeases(time), new StoreWatch(time, new StoreFigures()));

        @Override
        protected NodeLeases leases() {
            return leases;
        }

        @Override
        protected void pass(Duration duration) {
            time.pass(duration);
        }
    }

    @Nested
    class Index extends SessionIndexContract {
        Index() {
            super(new WatchedIndex());
        }
    }

    private static final class WatchedIndex implements IndexUnderTest {

        private final ManualTime time = new ManualTime();
        private final SessionIndex index =
                new WatchedSessionIndex(new InMemorySessionIndex(time), new StoreWatch(time, new StoreFigures()));

        @Override
        public SessionIndex index() {
            return index;
        }

        @Override
        public void pass(Duration duration) {
            time.pass(duration);
        }
    }

    @Test
    void callsAndFailuresAreCountedApart() {
        ManualTime time = new ManualTime();
        StoreFigures figures = new StoreFigures();
        StoreWatch watch = new StoreWatch(time, figures);
        NodeLeases leases = new WatchedNodeLeases(new InMemoryNodeLeases(time), watch);
        leases.begin(NodeId.incarnate("a"), Duration.ofSeconds(3));
        watch.run(StoreCall.PROBE, () -> time.pass(Duration.ofMillis(5)));
        assertThatThrownBy(() -> watch.run(StoreCall.PROBE, () -> {
                    throw new StoreUnavailableException(Kind.NO_ANSWER, "cut off", null);
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(figures.calls()).containsOnlyKeys("LEASE_BEGIN", "PROBE");
        TimeStatistics probes = figures.times(StoreCall.PROBE).read();
        assertThat(probes.getCount()).isEqualTo(1);
        assertThat(probes.getP50()).isBetween(4_900L, 5_100L);
        assertThat(probes.getMax()).isBetween(4_900L, 5_100L);
        assertThat(figures.failures()).containsEntry("PROBE", 1L).containsEntry("LEASE_BEGIN", 0L);

        figures.reset();
        assertThat(figures.calls()).isEmpty();
        assertThat(figures.failures()).containsEntry("PROBE", 0L);
    }
}
