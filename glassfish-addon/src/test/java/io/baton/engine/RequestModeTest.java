package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
        assertThat(a.link().callsSince(before)).hasSizeBetween(9, 10).containsOnly("save");
        assertThat(a.link().writtenSince(1)).isEmpty();
    }

    @Test
    void aSessionThatNobodyUsesIsNotWritten() {
        sessionOfA("cart", "pear");
        cluster.time().pass(Duration.ofSeconds(90));
        a.use(id);
        int before = a.link().calls().size();
        cluster.time().pass(Duration.ofMinutes(10));
        assertThat(a.link().callsSince(before)).as("the last access, once").containsExactly("save");
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
