// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What requests leave to be written later in interval mode, and that nobody misses it. */
class IntervalModeTest extends EngineTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    IntervalModeTest() {
        super(Cluster.settings(Scope.INSTANCE, Backup.INTERVAL));
    }

    private Object stored(String name) {
        byte[] bytes = cluster.store().bytes(Cluster.key(id), name);
        return bytes == null ? "nothing" : new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Test
    void aRequestThatChangesSomethingWritesNothingItself() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().put("cart", "fig");
            hold.save();
        }
        assertThat(a.link().callsSince(before)).isEmpty();
    }

    @Test
    void whatChangedIsWrittenWithinTheIntervalOnceForAllRequestsAndTheSessionKept() {
        sessionOfA("cart", "pear");
        cluster.time().pass(INTERVAL);
        int before = a.link().calls().size();
        a.put(id, "cart", "fig");
        a.put(id, "user", "ann");
        cluster.time().pass(INTERVAL);
        assertThat(a.link().callsSince(before)).containsExactly("save");
        assertThat(a.link().writtenSince(1)).containsExactly("cart", "user");
        assertThat(cluster.store().owners()).containsValue(a.id());
    }

    private List<SessionId> sessionsOfA(int number) {
        List<SessionId> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            SessionId one = new SessionIds().next();
            sessionOfA(one, "cart", "pear");
            ids.add(one);
        }
        return ids;
    }

    @Test
    void whatChangedOfSeveralSessionsIsSentBeforeAnAnswerIsWaitedFor() {
        List<SessionId> ids = sessionsOfA(5);
        ids.forEach(one -> a.put(one, "cart", "fig"));
        int before = a.link().calls().size();
        List<String> sent = new ArrayList<>();
        a.link().beforeNextAwaited(() -> sent.addAll(a.link().callsSince(before)));
        cluster.time().pass(INTERVAL);
        assertThat(sent).hasSize(5).containsOnly("save");
        ids.forEach(one -> assertThat(b.get(one, "cart")).isEqualTo("fig"));
    }

    @Test
    void aWriteThatFailsKeepsNoOtherOneFromTheStore() {
        List<SessionId> ids = sessionsOfA(3);
        ids.forEach(one -> a.put(one, "cart", "fig"));
        int before = a.link().saves().size();
        a.link().failNextCall();
        cluster.time().pass(INTERVAL);
        assertThat(a.link().saves().size() - before).isEqualTo(2);
        assertThat(a.engine().inMemory()).filteredOn(LocalSession::isUnsaved).hasSize(1);
        a.check();
        a.die();
        ids.forEach(one -> assertThat(b.get(one, "cart")).isEqualTo("fig"));
    }

    @Test
    void moreSessionsThanGoTogetherAreAllWritten() {
        List<SessionId> ids = sessionsOfA(150);
        ids.forEach(one -> a.put(one, "cart", "fig"));
        int before = a.link().saves().size();
        cluster.time().pass(INTERVAL);
        assertThat(a.link().saves().size() - before).isEqualTo(150);
    }

    @Test
    void whatRequestsLeftToBeWrittenLaterIsWrittenAtAStopThoughAnotherOneHoldsTheSessionLongerThanThat() {
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        a.put(id, "cart", "fig");
        a.stop(Duration.ofSeconds(1));
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        running.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aListThatWasChangedInPlaceIsWrittenWithinTheInterval() {
        sessionOfA("cart", new ArrayList<>(List.of("pear")));
        try (SessionHandle hold = a.open(id)) {
            addFig(hold);
        }
        cluster.time().pass(INTERVAL);
        assertThat(stored("cart").toString()).contains("fig");
    }

    @Test
    void aNewSessionIsWrittenByTheRequestThatCreatesIt() {
        try (SessionHandle hold = a.create(id)) {
            hold.session().attributes().put("cart", "pear");
            hold.save();
            assertThat(stored("cart").toString()).contains("pear");
        }
        assertThat(a.link().calls()).containsExactly("save");
    }

    @Test
    void aSessionThatCameFromAnotherNodeIsWrittenByTheFirstRequest() {
        sessionOfA("cart", "pear");
        b.put(id, "cart", "fig");
        assertThat(stored("cart").toString()).contains("fig");
        int before = b.link().calls().size();
        b.put(id, "cart", "plum");
        assertThat(b.link().callsSince(before))
                .as("by the next one not any more")
                .isEmpty();
    }

    @Test
    void aRenamedSessionIsWrittenByTheRequestThatRenamesIt() {
        SessionId newId = new SessionIds().next();
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        try (SessionHandle hold = a.open(id)) {
            a.engine().rename(hold.session(), newId);
            assertThat(cluster.store().sessions()).containsExactly(Cluster.key(newId));
        }
        a.die();
        assertThat(b.get(newId, "cart")).as("all of it").isEqualTo("fig");
    }

    @Test
    void aSessionThatIsHeldWhenTheTimeComesIsWrittenAtTheEndOfTheNextRequest() {
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        SessionHandle running = a.open(id);
        SessionHandle other = a.open(id);
        int before = a.link().calls().size();
        cluster.time().pass(INTERVAL);
        assertThat(a.link().callsSince(before))
                .as("not in the middle of requests")
                .isEmpty();
        running.session().attributes().put("user", "ann");
        other.close();
        assertThat(a.link().callsSince(before)).containsExactly("save");
        assertThat(a.link().writtenSince(1)).containsExactly("cart", "user");
        running.close();
    }

    @Test
    void whatWasNotWrittenYetGoesAlongWhenTheSessionIsHandedOver() {
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        int before = a.link().calls().size();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(a.link().callsSince(before)).containsExactly("save and release");
    }

    @Test
    void whatWasHandedOverIsNotWrittenAfterwards() {
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        b.put(id, "cart", "plum");
        int before = a.link().calls().size();
        cluster.time().pass(INTERVAL.multipliedBy(2));
        assertThat(a.link().callsSince(before)).isEmpty();
        assertThat(a.engine().inMemory()).as("and stays in memory").hasSize(1);
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void requestsThatOnlyReadHaveNothingWrittenButTheirTimesOncePerPeriod() {
        sessionOfA("cart", "pear");
        cluster.time().pass(INTERVAL);
        int before = a.link().calls().size();
        for (int second = 0; second < 600; second++) {
            cluster.time().pass(Duration.ofSeconds(1));
            a.use(id);
        }
        assertThat(a.link().callsSince(before)).hasSizeBetween(9, 10).containsOnly("touch");
    }

    @Test
    void aSessionWhoseTimeToBeWrittenComesInAnOutageIsWrittenAfterIt() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        a.link().cut();
        a.check();
        cluster.time().pass(INTERVAL.multipliedBy(2));
        a.reconnect();
        cluster.time().pass(INTERVAL.multipliedBy(2));
        assertThat(stored("cart").toString()).contains("fig");
    }

    @Test
    void anOrderlyStopWritesEverything() {
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        a.stop(Duration.ZERO);
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aForcedReleaseKeepsWhatFinishedRequestsChanged() {
        expectWarning("BATON3003");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        a.put(id, "cart", "fig");
        long asked = cluster.time().nanoTime();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(cluster.time().since(asked)).isGreaterThanOrEqualTo(Cluster.SETTINGS.holdLimit());
        slow.session().attributes().put("cart", "lost");
        slow.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(a.get(id, "cart")).isEqualTo("fig");
    }
}
