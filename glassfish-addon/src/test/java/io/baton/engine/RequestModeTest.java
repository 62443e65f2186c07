// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What requests of a session that stays with its node ask of the store, in request mode. */
class RequestModeTest extends EngineTest {

    @Test
    void aRequestThatChangesNothingAsksNothing() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        for (int request = 0; request < 10; request++) {
            assertThat(a.get(id, "cart")).isEqualTo("pear");
            a.use(id);
        }
        assertThat(a.link().callsSince(before)).isEmpty();
    }

    @Test
    void aRequestThatChangesSomethingWritesOnceAndKeepsTheSession() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().put("cart", "fig");
            hold.save();
        }
        assertThat(a.link().callsSince(before)).containsExactly("save");
        assertThat(cluster.store().owners()).containsValue(a.id());
    }

    @Test
    void whatChangesAfterTheResponseIsCommittedIsWrittenOnceMore() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().put("cart", "fig");
            hold.save();
            hold.session().attributes().put("cart", "plum");
        }
        assertThat(a.link().callsSince(before)).containsExactly("save", "save");
    }

    @Test
    void aNewSessionIsWrittenOnce() {
        sessionOfA("cart", "pear");
        assertThat(a.link().calls()).containsExactly("save");
    }

    @Test
    void anotherTimeOutIsAChange() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        try (SessionHandle hold = a.open(id)) {
            hold.session().updateMetadata(times -> times.lasting(Duration.ofMinutes(5)));
        }
        assertThat(a.link().callsSince(before)).containsExactly("save");
    }

    @Test
    void parallelRequestsAskNothingEither() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        SessionHandle first = a.open(id);
        SessionHandle second = a.open(id);
        first.close();
        second.close();
        assertThat(a.link().callsSince(before)).isEmpty();
    }

    @Test
    void inADoubtARequestAsksOnceAndKeepsTheSession() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        cluster.time().jump(Duration.ofMillis(150));
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(a.link().callsSince(before)).containsExactly("claim");
        cluster.time().pass(Duration.ofMillis(20));
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(a.link().callsSince(before)).as("and then nothing any more").containsExactly("claim");
    }

    @Test
    void accessTimesAreWrittenAtMostOncePerPeriod() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        for (int second = 0; second < 600; second++) {
            cluster.time().pass(Duration.ofSeconds(1));
            a.use(id);
        }
        // A life of 30 minutes: a period of one minute.
        assertThat(a.link().callsSince(before)).hasSizeBetween(9, 10).containsOnly("touch");
        assertThat(a.link().writtenSince(1)).isEmpty();
    }

    @Test
    void aSessionThatNobodyUsesIsNotWritten() {
        sessionOfA("cart", "pear");
        cluster.time().pass(Duration.ofSeconds(90));
        int before = a.link().calls().size();
        a.use(id);
        assertThat(a.link().callsSince(before))
                .as("the last access, once and at once")
                .containsExactly("touch");
        cluster.time().pass(Duration.ofMinutes(10));
        assertThat(a.link().callsSince(before)).containsExactly("touch");
    }

    @Test
    void theAccessTimesOfManySessionsAreToldInOneGo() {
        List<SessionId> ids = Stream.generate(new SessionIds()::next).limit(50).toList();
        ids.forEach(each -> a.create(each).close());
        cluster.time().pass(Duration.ofSeconds(90));
        a.link().failTouches(true);
        ids.forEach(a::use);
        a.link().failTouches(false);
        Instant used = cluster.time().now();
        int before = a.link().calls().size();
        cluster.time().pass(AccessTimes.PULSE);
        assertThat(a.link().callsSince(before)).containsExactly("touch");
        a.die();
        cluster.time().pass(Duration.ofMinutes(1));
        for (SessionId each : ids) {
            try (SessionHandle hold = b.open(each)) {
                assertThat(hold.session().metadata().lastAccessed()).isAfterOrEqualTo(used);
            }
        }
    }

    @Test
    void aChangedLifeTimeIsWrittenWithTheAccess() {
        sessionOfA("cart", "pear");
        cluster.time().pass(Duration.ofSeconds(90));
        a.link().failTouches(true);
        a.use(id);
        a.link().failTouches(false);
        a.engine().inMemory().iterator().next().updateMetadata(times -> times.lasting(Duration.ofHours(1)));
        int before = a.link().calls().size();
        cluster.time().pass(AccessTimes.PULSE);
        assertThat(a.link().callsSince(before)).containsExactly("save");
    }

    @Test
    void aSessionThatTheStoreLostIsWrittenInsteadOfTouched() {
        sessionOfA("cart", "pear");
        cluster.time().pass(Duration.ofSeconds(90));
        cluster.store().forgetEverything();
        a.use(id);
        cluster.time().pass(AccessTimes.PULSE);
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void theLastAccessGoesAlongWhenTheSessionIsHandedOver() {
        sessionOfA("cart", "pear");
        cluster.time().pass(Duration.ofSeconds(30));
        a.use(id);
        var used = cluster.time().now();
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().metadata().lastAccessed()).isEqualTo(used);
        }
    }

    @Test
    void theLastAccessOfAnAbandonedSessionIsLiftedByWhatTheStoreMayNotKnow() {
        sessionOfA("cart", "pear");
        var known = cluster.time().now();
        cluster.time().pass(Duration.ofSeconds(30));
        a.use(id);
        var used = cluster.time().now();
        a.die();
        cluster.time().pass(Duration.ofMinutes(10));
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().metadata().lastAccessed())
                    .isAfterOrEqualTo(used)
                    .isEqualTo(known.plus(AccessTimes.period(Duration.ofMinutes(30)))
                            .plusSeconds(2));
        }
    }
}
