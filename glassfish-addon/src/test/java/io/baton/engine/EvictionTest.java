// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Memory;
import io.baton.engine.EngineSettings.Scope;
import io.baton.engine.attributes.AttributeView;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R5.8: idle sessions beyond a number, or a time, are in the store only. */
class EvictionTest extends EngineTest {

    private static final int MOST = 3;
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);

    private final SessionIds ids = new SessionIds();

    EvictionTest() {
        super(Cluster.settings(
                Scope.INSTANCE, Backup.INTERVAL, AttributeView.Model.SPLIT, new Memory(MOST, LONGEST_IDLE)));
    }

    private SessionId begin() {
        SessionId session = ids.next();
        try (SessionHandle hold = a.create(session)) {
            hold.session().attributes().put("cart", "pear");
        }
        return session;
    }

    private List<SessionId> begin(int count) {
        return IntStream.range(0, count).mapToObj(i -> begin()).toList();
    }

    private List<SessionId> inMemory() {
        return a.engine().inMemory().stream().map(LocalSession::id).toList();
    }

    @Test
    void thoseNotUsedForLongestLeaveAsSoonAsThereAreTooMany() {
        List<SessionId> sessions = new ArrayList<>(begin(MOST));
        assertThat(a.get(sessions.get(0), "cart")).isEqualTo("pear");
        sessions.add(begin());
        assertThat(inMemory()).containsExactlyInAnyOrder(sessions.get(0), sessions.get(2), sessions.get(3));
        assertThat(a.forgotten()).extracting(LocalSession::id).containsExactly(sessions.get(1));
        assertThat(cluster.store().owner(Cluster.key(sessions.get(1)))).isNull();
    }

    @Test
    void allCanBeHadAgainWithAllThatTheyHad() {
        List<SessionId> sessions = begin(5 * MOST);
        assertThat(inMemory()).hasSize(MOST);
        sessions.forEach(session -> a.put(session, "cart", "fig"));
        assertThat(inMemory()).hasSize(MOST);
        assertThat(sessions)
                .allSatisfy(session -> assertThat(b.get(session, "cart")).isEqualTo("fig"));
    }

    @Test
    void whatIsInUseStays() {
        List<SessionHandle> holds = begin(2 * MOST).stream().map(a::open).toList();
        assertThat(inMemory()).hasSize(2 * MOST);
        holds.forEach(SessionHandle::close);
        assertThat(inMemory()).hasSize(MOST);
    }

    @Test
    void whatNobodyUsedForLongLeaves() {
        SessionId session = begin();
        cluster.time().pass(LONGEST_IDLE.minusSeconds(2));
        SessionId another = begin();
        assertThat(inMemory()).contains(session);
        cluster.time().pass(Duration.ofSeconds(4));
        assertThat(inMemory()).containsExactly(another);
        assertThat(a.get(session, "cart")).isEqualTo("pear");
    }

    @Test
    void whatCannotBeWrittenStays() {
        expectWarning("BATON3301");
        SessionId session = begin();
        a.link().cut();
        a.use(session);
        cluster.time().pass(LONGEST_IDLE.multipliedBy(2));
        assertThat(a.get(session, "cart")).isEqualTo("pear");
        a.reconnect();
        cluster.time().pass(LONGEST_IDLE.multipliedBy(2));
        assertThat(inMemory()).isEmpty();
    }

    @Test
    void copiesOfWhatLivesElsewhereLeaveToo() {
        SessionId session = begin();
        b.put(session, "cart", "fig");
        assertThat(inMemory()).contains(session);
        cluster.time().pass(LONGEST_IDLE.plusSeconds(2));
        assertThat(inMemory()).isEmpty();
        assertThat(b.get(session, "cart")).isEqualTo("fig");
    }

    @Test
    void valuesHearThatTheirSessionLeavesMemoryAndThatItIsBack() {
        sessionOfA("guest", new Guest("g"));
        begin(MOST);
        assertThat(inMemory()).doesNotContain(id);
        try (SessionHandle hold = a.open(id)) {
            assertThat(((Guest) Objects.requireNonNull(
                                    hold.session().attributes().get("guest")))
                            .heard())
                    .containsExactly("-a", "+a");
        }
    }
}
