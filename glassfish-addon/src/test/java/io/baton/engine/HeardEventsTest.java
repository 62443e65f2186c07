// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Memory;
import io.baton.engine.EngineSettings.Scope;
import io.baton.engine.SessionEvents.Failure;
import io.baton.engine.SessionEvents.Source;
import io.baton.engine.attributes.AttributeView;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.End;
import io.baton.store.SaveResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a listener hears of an engine, in the order in which it happens. */
class HeardEventsTest extends EngineTest {

    private final Ear ear = new Ear();
    private final Node heard;

    HeardEventsTest() {
        super(Cluster.settings(
                Scope.INSTANCE, Backup.REQUEST, AttributeView.Model.SPLIT, new Memory(2, Duration.ofHours(1))));
        cluster.heardBy(ear);
        heard = cluster.start("heard");
        cluster.heardBy(SessionEvents.NONE);
    }

    /** Writes down what it hears. */
    private static final class Ear implements SessionEvents {

        private final List<String> words = new ArrayList<>();

        /** What was heard since the last call. */
        List<String> words() {
            List<String> all = List.copyOf(words);
            words.clear();
            return all;
        }

        @Override
        public void started(SessionEngine engine) {
            words.add("started");
        }

        @Override
        public void stopped(SessionEngine engine) {
            words.add("stopped");
        }

        @Override
        public Object opens() {
            return "mark";
        }

        @Override
        public void opened(@Nullable Object mark, SessionId id, Source source, Duration took) {
            assertThat(mark).isEqualTo("mark");
            assertThat(took).isGreaterThanOrEqualTo(Duration.ZERO);
            if (source == Source.MEMORY) {
                assertThat(took).as("nothing was waited for").isZero();
            }
            words.add("opened " + source);
        }

        @Override
        public void notOpened(@Nullable Object mark, SessionId id, Failure failure, Duration took) {
            assertThat(mark).isEqualTo("mark");
            words.add("not opened " + failure);
        }

        @Override
        public void created(SessionId id) {
            words.add("created");
        }

        @Override
        public void ended(SessionId id, End.Cause cause) {
            words.add("ended " + cause);
        }

        @Override
        public void renamed(SessionId former, SessionId id) {
            assertThat(former).isNotEqualTo(id);
            words.add("renamed");
        }

        @Override
        public void evicted(SessionId id) {
            words.add("evicted");
        }

        @Override
        public void asked(SessionId id, NodeId node) {
            words.add("asked");
        }

        @Override
        public void handedOver(SessionId id, Set<NodeId> to) {
            words.add("handed over to " + to.size());
        }

        @Override
        public void refused(SessionId id, SaveResult why) {
            words.add("refused " + why);
        }

        @Override
        public void takenAway(SessionId id) {
            words.add("taken away");
        }

        @Override
        public void swept(long ended) {
            words.add("swept " + ended);
        }
    }

    private void begin(Node node) {
        try (SessionHandle hold = node.create(id)) {
            hold.session().attributes().put("cart", "pear");
        }
    }

    private List<String> wordsOf(Runnable work) {
        ear.words();
        work.run();
        return ear.words();
    }

    @Test
    void aSessionBeginsIsFoundInMemoryAndEnds() {
        assertThat(ear.words()).containsExactly("started");
        assertThat(wordsOf(() -> begin(heard))).containsExactly("created");
        assertThat(wordsOf(() -> heard.get(id, "cart"))).containsExactly("opened MEMORY");
        assertThat(wordsOf(() -> {
                    try (SessionHandle hold = heard.open(id)) {
                        hold.session().end(End.Cause.INVALIDATED);
                    }
                }))
                .containsExactly("opened MEMORY", "ended INVALIDATED");
        assertThat(wordsOf(() -> heard.engine().open(id))).containsExactly("not opened UNKNOWN");
        assertThat(wordsOf(() -> heard.stop(Duration.ZERO))).containsExactly("stopped");
    }

    @Test
    void aSessionGoesToAnotherNodeAndComesBack() {
        begin(heard);
        assertThat(wordsOf(() -> a.get(id, "cart"))).containsExactly("asked", "handed over to 1");
        assertThat(wordsOf(() -> heard.get(id, "cart"))).containsExactly("opened HANDED_OVER");
        a.put(id, "cart", "fig");
        // It wanders: the other node let go of it by itself.
        assertThat(wordsOf(() -> heard.get(id, "cart"))).containsExactly("opened STORE");
    }

    @Test
    void aSessionOfADeadNodeIsTakenOver() {
        begin(a);
        cluster.time().pass(Node.LEASE.plusSeconds(1));
        a.die();
        assertThat(wordsOf(() -> heard.get(id, "cart"))).containsExactly("opened TAKEN_OVER");
    }

    @Test
    void aSessionThatTheStoreLostIsRestored() {
        begin(heard);
        cluster.restartStore();
        cluster.time().pass(Node.LEASE.multipliedBy(2));
        List<String> words = wordsOf(() -> heard.get(id, "cart"));
        assertThat(words).hasSize(1);
        assertThat(words.get(0)).isIn("opened RESTORED", "opened MEMORY");
    }

    @Test
    void idleSessionsLeaveMemory() {
        begin(heard);
        assertThat(wordsOf(() -> {
                    SessionIds ids = new SessionIds();
                    for (int i = 0; i < 2; i++) {
                        heard.create(ids.next()).close();
                    }
                }))
                .containsExactly("created", "created", "evicted");
        assertThat(wordsOf(() -> heard.get(id, "cart"))).containsExactly("evicted", "opened STORE");
    }

    @Test
    void aSessionGetsAnotherId() {
        begin(heard);
        SessionId other = new SessionIds().next();
        try (SessionHandle hold = heard.open(id)) {
            assertThat(wordsOf(() -> heard.engine().rename(hold.session(), other)))
                    .containsExactly("renamed");
        }
        assertThat(wordsOf(() -> heard.get(other, "cart"))).containsExactly("opened MEMORY");
    }

    @Test
    void requestsThatHoldASessionForTooLongLoseIt() {
        expectWarning("BATON3003");
        begin(heard);
        SessionHandle slow = heard.open(id);
        assertThat(wordsOf(() -> a.get(id, "cart"))).contains("asked", "taken away");
        assertThat(heard.engine().counts().held()).isZero();
        slow.close();
    }

    @Test
    void sessionsInMemoryAreCounted() {
        begin(heard);
        assertThat(heard.engine().counts()).isEqualTo(new SessionCounts(1, 1, 0, 0));
        try (SessionHandle hold = heard.open(id)) {
            hold.session().attributes().put("cart", "fig");
            assertThat(heard.engine().counts()).isEqualTo(new SessionCounts(1, 1, 1, 0));
        }
        a.get(id, "cart");
        assertThat(heard.engine().counts()).isEqualTo(new SessionCounts(1, 0, 0, 0));
    }
}
