// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.model.SessionMetadata;
import io.baton.store.Claim;
import io.baton.store.Due;
import io.baton.store.End;
import io.baton.store.Known;
import io.baton.store.NodeMessage.Overdue;
import io.baton.store.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** R4.3, R4.4: sessions that no living node has end all the same, once, with their listeners, and not before their time. */
class SweepTest extends EngineTest {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration REAP = Cluster.SETTINGS.reapInterval();

    @Test
    void aSessionOfADeadNodeEndsAtASurvivorWithinAReapInterval() {
        sessionOfA("cart", "pear");
        a.die();
        cluster.time().pass(LIFE);
        assertThat(b.ended())
                .as("it may have been used after the store last heard of it")
                .isEmpty();
        cluster.time().pass(AccessTimes.lag(LIFE).plus(REAP));
        assertThat(b.ended()).containsExactly(id);
        assertThat(seen()).isInstanceOf(Sight.Ended.class);
        assertThat(listed()).isEmpty();
        assertThat(said.ids()).containsExactly("BATON3007", "BATON3021");
    }

    @Test
    void theAttributesOfASessionOfADeadNodeCanBeReadWhenItEnds() {
        sessionOfA("cart", "pear");
        a.die();
        cluster.time().pass(LIFE.plus(AccessTimes.lag(LIFE)));
        b.whenItEnds(session -> assertThat(session.attributes().get("cart")).isEqualTo("pear"));
        cluster.time().pass(REAP);
        assertThat(b.ended()).containsExactly(id);
    }

    @Test
    void aSessionThatNobodyOwnsEndsAtOneOfThem() {
        sessionOfA("cart", "pear");
        a.stop(Duration.ZERO);
        cluster.time().pass(LIFE.plus(REAP));
        assertThat(b.ended()).containsExactly(id);
        assertThat(a.ended()).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    void aSessionWhoseNodesWereAllStoppedEndsWhenOneComesBack() {
        sessionOfA("cart", "pear");
        a.stop(Duration.ZERO);
        b.stop(Duration.ZERO);
        cluster.time().pass(LIFE.plus(REAP));
        Node c = cluster.start("c");
        cluster.time().pass(REAP);
        assertThat(c.ended()).containsExactly(id);
        assertThat(listed()).isEmpty();
    }

    @Test
    void whatALivingNodeOwnsIsLeftToIt() {
        sessionOfA("cart", "pear");
        cluster.time().pass(LIFE.plus(REAP.multipliedBy(2)));
        assertThat(b.ended()).isEmpty();
        assertThat(seen()).isInstanceOf(Sight.Present.class);
        a.reap();
        assertThat(a.ended()).containsExactly(id);
        cluster.time().pass(Duration.ofSeconds(2));
        assertThat(listed()).isEmpty();
    }

    @Test
    void aNodeThatIsToldOfAnOverdueSessionWhichItHasNotGotLetsGoOfIt() {
        sessionOfA("cart", "pear");
        a.stop(Duration.ZERO);
        cluster.store().claim(new Claim(Cluster.key(id), b.id(), Claim.Mode.OPEN, Known.NOTHING, null, 1000, 1));
        assertThat(present().owned()).isTrue();

        cluster.channel()
                .send(b.id(), new Overdue(Cluster.key(id), present().owner().fence()));

        assertThat(present().owned()).isFalse();
    }

    @Test
    void aNodeThatIsToldOfAnOverdueSessionWhichItHasKeepsIt() {
        sessionOfA("cart", "pear");
        cluster.channel()
                .send(a.id(), new Overdue(Cluster.key(id), present().owner().fence()));
        assertThat(present().owned()).isTrue();
        a.use(id);
    }

    private Sight.Present present() {
        return (Sight.Present) seen();
    }

    @Test
    void aSessionThatOneRequestHoldsForHoursStaysInTheStore() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            cluster.time().pass(Duration.ofHours(5));
            assertThat(seen()).isInstanceOf(Sight.Present.class);
            assertThat(hold.session().attributes().get("cart")).isEqualTo("pear");
        }
        a.use(id);
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aSessionThatIsUsedDoesNotEnd() {
        sessionOfA("cart", "pear");
        for (int i = 0; i < 10; i++) {
            cluster.time().pass(LIFE.minusSeconds(1));
            (i % 2 == 0 ? b : a).use(id);
        }
        a.die();
        cluster.time().pass(LIFE.minusSeconds(1));
        assertThat(b.ended()).isEmpty();
        b.use(id);
        assertThat(listed()).containsExactly(id.digest());
    }

    @Test
    void whatWasUsedAgainTheMomentBeforeItsNodeDiedLivesOnFromThen() {
        sessionOfA("cart", "pear");
        cluster.time().pass(LIFE.minusSeconds(1));
        a.use(id);
        a.die();
        cluster.time().pass(LIFE.minusSeconds(1));
        assertThat(b.ended()).isEmpty();
        cluster.time().pass(AccessTimes.lag(LIFE).plus(REAP));
        assertThat(b.ended()).containsExactly(id);
    }

    @Test
    void aSessionInUseDoesNotEnd() {
        sessionOfA("cart", "pear");
        a.die();
        try (SessionHandle hold = b.open(id)) {
            cluster.time().pass(LIFE.plus(REAP));
            assertThat(b.ended()).isEmpty();
            assertThat(hold.session().isEnded()).isFalse();
        }
    }

    @Test
    void aLifeThatIsMadeShorterIsListedAnew() {
        sessionOfA("cart", "pear");
        live(a, Duration.ofMinutes(2));
        a.die();
        cluster.time()
                .pass(Duration.ofMinutes(2)
                        .plus(AccessTimes.lag(Duration.ofMinutes(2)))
                        .plus(REAP));
        assertThat(b.ended()).containsExactly(id);
    }

    @Test
    void aLifeThatIsMadeLongerIsNotEndedEarly() {
        sessionOfA("cart", "pear");
        live(a, LIFE.multipliedBy(3));
        a.die();
        cluster.time().pass(LIFE.multipliedBy(3).minusSeconds(1));
        assertThat(b.ended()).isEmpty();
        cluster.time().pass(AccessTimes.lag(LIFE.multipliedBy(3)).plus(REAP));
        assertThat(b.ended()).containsExactly(id);
    }

    @Test
    void aSessionThatNeverEndsIsNotListed() {
        create(a, id, Duration.ofSeconds(-1));
        assertThat(listed()).isEmpty();
        a.die();
        cluster.time().pass(LIFE.multipliedBy(3));
        assertThat(b.ended()).isEmpty();
        assertThat(seen()).isInstanceOf(Sight.Present.class);
    }

    @Test
    void aSessionThatBecomesOneThatNeverEndsIsSoonListedNoMore() {
        sessionOfA("cart", "pear");
        live(a, Duration.ofSeconds(-1));
        a.die();
        cluster.time().pass(LIFE.plus(REAP));
        assertThat(b.ended()).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    void aSessionThatWasToNeverEndMayGetAnEndAfterAll() {
        create(a, id, Duration.ofSeconds(-1));
        live(a, Duration.ofMinutes(1));
        assertThat(listed()).containsExactly(id.digest());
    }

    @Test
    void aLifeOfZeroIsOverAtOnce() {
        create(a, id, Duration.ZERO);
        a.die();
        cluster.time().pass(AccessTimes.lag(Duration.ZERO).plus(REAP));
        assertThat(b.ended()).containsExactly(id);
    }

    @Test
    void theLongestLifeThereIsIsListed() {
        create(a, id, Duration.ofSeconds(Integer.MAX_VALUE));
        a.die();
        cluster.time().pass(LIFE);
        assertThat(b.ended()).isEmpty();
        assertThat(listed()).containsExactly(id.digest());
    }

    @Test
    void whatEndsOrGetsAnotherIdIsListedNoMore() {
        SessionId other = new SessionIds().next();
        SessionId next = new SessionIds().next();
        sessionOfA("cart", "pear");
        create(a, other, LIFE);
        try (SessionHandle hold = a.open(id)) {
            a.engine().rename(hold.session(), next);
        }
        try (SessionHandle hold = a.open(other)) {
            hold.session().end(End.Cause.INVALIDATED);
        }
        cluster.time().pass(Duration.ofSeconds(2));
        assertThat(listed()).containsExactly(next.digest());
    }

    @Test
    void whatWasListedAndNeverCreatedIsListedNoMoreAfterTwoLooks() {
        cluster.index()
                .list(
                        Cluster.APPLICATION,
                        List.of(new Due(id.digest(), cluster.time().now(), LIFE)));
        cluster.time().pass(REAP.dividedBy(2));
        assertThat(listed()).as("its record may be under way").containsExactly(id.digest());
        cluster.time().pass(REAP.multipliedBy(2));
        assertThat(listed()).isEmpty();
    }

    @Test
    void whatTheIndexLostIsListedAgain() {
        sessionOfA("cart", "pear");
        cluster.index().forgetEverything();
        cluster.time().pass(Duration.ofMinutes(2));
        assertThat(listed()).containsExactly(id.digest());
        a.die();
        cluster.time().pass(LIFE.plus(AccessTimes.lag(LIFE)).plus(REAP));
        assertThat(b.ended()).containsExactly(id);
    }

    @Test
    void aListenerThatThrowsDelaysNobodyElsesEnd() {
        SessionId other = new SessionIds().next();
        sessionOfA("cart", "pear");
        create(a, other, LIFE);
        a.die();
        AtomicBoolean atFault = new AtomicBoolean(true);
        b.whenItEnds(session -> {
            if (session.id().equals(id) && atFault.getAndSet(false)) {
                throw new IllegalStateException("an application's fault");
            }
        });
        expectWarning("BATON3023");
        cluster.time().pass(LIFE.plus(AccessTimes.lag(LIFE)).plus(REAP));
        assertThat(b.ended()).containsExactly(other);
        b.reap();
        assertThat(b.ended()).containsExactly(other, id);
    }

    @Test
    void manySessionsEndOnceEach() {
        List<SessionId> ids =
                Stream.generate(new SessionIds()::next).limit(1200).toList();
        ids.forEach(one -> create(a, one, LIFE));
        Node c = cluster.start("c");
        a.die();
        cluster.time().pass(LIFE.plus(AccessTimes.lag(LIFE)).plus(REAP));
        assertThat(Stream.concat(b.ended().stream(), c.ended().stream())).containsExactlyInAnyOrderElementsOf(ids);
        cluster.time().pass(Duration.ofSeconds(2));
        assertThat(listed()).isEmpty();
    }

    @Test
    void aNodeThatDiesWhileItSweepsDelaysTheEndByAReapInterval() {
        sessionOfA("cart", "pear");
        a.stop(Duration.ZERO);
        cluster.time().pass(LIFE.minusSeconds(1));
        Instant now = cluster.time().now();
        cluster.index().take(Cluster.APPLICATION, now.plusSeconds(1), now.plus(REAP), 500);
        cluster.time().pass(REAP.dividedBy(2));
        assertThat(b.ended()).isEmpty();
        cluster.time().pass(REAP);
        assertThat(b.ended()).containsExactly(id);
    }

    @Test
    void nothingIsSweptWhileTheStoreIsAwayAndAllIsAfterwards() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        a.stop(Duration.ZERO);
        cluster.time().pass(LIFE.minusSeconds(1));
        b.link().cut();
        b.check();
        cluster.time().pass(REAP);
        assertThat(b.ended()).isEmpty();
        b.reconnect();
        cluster.time().pass(REAP);
        assertThat(b.ended()).containsExactly(id);
    }

    @Test
    void whatIsDueOnANodeThatHasJustLostTheStoreEndsOnceThoughTheLeaseStillLasts() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        cluster.time().pass(LIFE);
        a.link().cut();
        a.check();
        a.reap();
        assertThat(a.ended()).isEmpty();
        cluster.time().pass(REAP.multipliedBy(2));
        assertThat(b.ended()).containsExactly(id);
        a.reconnect();
        a.reap();
        assertThat(a.ended()).isEmpty();
    }

    private void create(Node node, SessionId session, Duration life) {
        SessionMetadata times =
                new SessionMetadata(cluster.time().now(), cluster.time().now(), life);
        try (SessionHandle hold = node.engine().create(session, times)) {
            hold.session().attributes().put("cart", "pear");
        }
    }

    private void live(Node node, Duration life) {
        try (SessionHandle hold = node.open(id)) {
            hold.session().updateMetadata(times -> times.lasting(life));
        }
    }

    private Sight seen() {
        return Objects.requireNonNull(
                cluster.store().look(List.of(Cluster.key(id))).get(Cluster.key(id)));
    }

    private java.util.Set<String> listed() {
        return cluster.index().listed(Cluster.APPLICATION);
    }
}
