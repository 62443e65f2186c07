// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.End;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a request may still do with a session that another node has taken over. */
class TakenOverTest extends EngineTest {

    private final SessionId newId = new SessionIds().next();

    /** How a request can lose its session to another node. */
    enum Way {
        HELD_TOO_LONG,
        TAKEN_FOR_DEAD
    }

    /** A request of node a whose session was taken over by b, and that has tried to save since. */
    private SessionHandle lost(Way way) {
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        if (way == Way.TAKEN_FOR_DEAD) {
            a.link().cut();
        }
        b.put(id, "cart", "plum");
        a.link().restore();
        cluster.time().pass(Duration.ofSeconds(1));
        slow.session().attributes().put("cart", "fig");
        expectWarning(way == Way.HELD_TOO_LONG ? "BATON3003" : "BATON3001");
        slow.save();
        assertThat(slow.session().isGone()).isTrue();
        return slow;
    }

    @ParameterizedTest
    @EnumSource
    void itDoesNotComeBackIntoMemoryByARename(Way way) {
        SessionHandle slow = lost(way);
        a.engine().rename(slow.session(), newId);
        slow.close();
        // A dropped session in memory would have open(newId) try for ever.
        assertThat(a.engine().inMemory()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRenameLeavesTheOtherNodesSessionAlone(Way way) {
        SessionHandle slow = lost(way);
        a.engine().rename(slow.session(), newId);
        slow.close();
        assertThat(b.engine().tryOpen(id))
                .isInstanceOfSatisfying(
                        OpenResult.Opened.class, opened -> opened.handle().close());
    }

    @ParameterizedTest
    @EnumSource
    void aLogoutIsObeyed(Way way) {
        SessionHandle slow = lost(way);
        slow.session().end(End.Cause.INVALIDATED);
        slow.close();
        assertThat(cluster.store().sessions()).isEmpty();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @ParameterizedTest
    @EnumSource
    void aLogoutInAnOutageIsObeyedAlthoughANewerRequestHasTheSessionInMemory(Way way) {
        SessionHandle slow = lost(way);
        a.get(id, "cart");
        expectWarning("BATON3301");
        a.link().cut();
        a.check();
        slow.session().end(End.Cause.INVALIDATED);
        slow.close();
        a.reconnect();
        assertThat(cluster.store().sessions()).isEmpty();
    }

    @Test
    void aRequestThatFindsMemoryOutOfDateDoesNotGoOnWithItWhateverElseFails() {
        expectWarning("BATON3003");
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        takenOverAndReleased();
        cluster.time().pass(Node.LEASE);
        // The claim is answered; what was granted cannot be given back.
        a.link().beforeNextAnswer(a.link()::cut);
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        a.reconnect();
        slow.close();
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void whatWasUnsavedAndIsFoundOutOfDateIsNotWrittenWhateverElseFails() {
        expectWarning("BATON3301");
        expectWarning("BATON3001");
        sessionOfA("cart", "pear");
        a.link().cut();
        a.check();
        a.put(id, "cart", "fig");
        takenOverAndReleased();
        a.link().restore();
        cluster.time().pass(Node.LEASE);
        a.beforeReconciling(() -> a.link().beforeNextAnswer(a.link()::failNextCall));
        a.check();
        a.beforeReconciling(() -> {});
        a.pulse();
        assertThat(b.get(id, "cart")).isEqualTo("plum");
        assertThat(a.get(id, "cart")).isEqualTo("plum");
    }

    /** Node b takes a for dead, writes, and hands the session on. */
    private void takenOverAndReleased() {
        boolean wasUp = a.link().isUp();
        a.link().cut();
        b.put(id, "cart", "plum");
        if (wasUp) {
            a.link().restore();
        }
        assertThat(cluster.store()
                        .release(
                                Cluster.key(id),
                                Objects.requireNonNull(cluster.store().owner(Cluster.key(id)))))
                .isTrue();
        // What b did, it does not know itself; it asks again before it serves the session.
        b.engine().forget(b.engine().inMemory().iterator().next());
    }

    @Test
    void aNodeThatOnlyWaitsHasNotTakenOver() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        SessionHandle first = a.open(id);
        a.link().cut();
        a.check();
        SessionHandle second = a.open(id);
        second.session().attributes().put("cart", "fig");
        assertThat(b.engine().tryOpen(id)).as("b gets in line").isInstanceOf(OpenResult.Unavailable.class);
        a.reconnect();
        second.save();
        second.close();
        first.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }
}
