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

/** What requests leave to be sent at once in stream mode. What is to run in the background runs here at once. */
class StreamModeTest extends EngineTest {

    private static final Duration SOON = Streaming.LIMIT.plus(Streaming.PULSE);

    StreamModeTest() {
        super(Cluster.settings(Scope.INSTANCE, Backup.STREAM));
    }

    @Test
    void aChangeIsSentWhenTheRequestHasEndedAndTheSessionKept() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().put("cart", "fig");
            hold.save();
            assertThat(a.link().callsSince(before)).as("by the request").isEmpty();
        }
        assertThat(a.link().callsSince(before)).containsExactly("save");
        assertThat(cluster.store().owners()).containsValue(a.id());
    }

    @Test
    void aCrashAMomentLaterLosesNothing() {
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        a.die();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aRequestThatOnlyReadsSendsNothing() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        a.get(id, "cart");
        cluster.time().pass(SOON);
        assertThat(a.link().callsSince(before)).isEmpty();
    }

    @Test
    void aListThatWasChangedInPlaceIsSent() {
        sessionOfA("cart", new ArrayList<>(List.of("pear")));
        int before = a.link().calls().size();
        try (SessionHandle hold = a.open(id)) {
            addFig(hold);
        }
        assertThat(a.link().callsSince(before)).containsExactly("save");
    }

    @Test
    void whatARequestShowsThatGoesOnIsSentSoon() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().put("cart", "fig");
            hold.save();
            cluster.time().pass(SOON);
            assertThat(a.link().callsSince(before)).containsExactly("save");
        }
        assertThat(a.link().callsSince(before)).as("and not once more").containsExactly("save");
    }

    @Test
    void theNextRequestIsNotDisturbedForAMomentAndThenWhatTheFormerOneLeftIsSentAllTheSame() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        SessionHandle next = a.open(id);
        a.put(id, "cart", "fig");
        assertThat(a.link().callsSince(before)).as("at once").isEmpty();
        cluster.time().pass(SOON);
        assertThat(a.link().callsSince(before)).containsExactly("save");
        next.close();
    }

    @Test
    void theNextRequestSendsWhatTheFormerOneLeftIfItIsShort() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        SessionHandle next = a.open(id);
        a.put(id, "cart", "fig");
        next.close();
        assertThat(a.link().callsSince(before)).containsExactly("save");
    }

    @Test
    void requestsWaitForTheirWritesThemselvesWhileTheStoreDoesNotKeepUp() {
        SessionId other = new SessionIds().next();
        sessionOfA("cart", "pear");
        sessionOfA(other, "cart", "pear");
        List<String> order = new ArrayList<>();
        a.link().beforeNextAnswer(() -> {
            cluster.time().pass(Streaming.LIMIT);
            int before = a.link().calls().size();
            try (SessionHandle hold = a.open(other)) {
                hold.session().attributes().put("cart", "fig");
                hold.save();
                order.addAll(a.link().callsSince(before));
            }
        });
        a.put(id, "cart", "fig");
        assertThat(order).as("by the request, before its response").containsExactly("save");
    }

    @Test
    void aRequestGetsTheSessionFromMemoryWhileAWriteOfItIsOnItsWay() {
        sessionOfA("cart", "pear");
        a.link().beforeNextAwaited(() -> {
            assertThat(a.get(id, "cart")).isEqualTo("fig");
            a.put(id, "cart", "plum");
        });
        a.put(id, "cart", "fig");
        a.die();
        assertThat(b.get(id, "cart")).as("what was changed meanwhile").isEqualTo("plum");
    }

    @Test
    void whatTheStoreCouldNotTakeIsKeptAndWrittenLater() {
        sessionOfA("cart", "pear");
        a.link().cut();
        expectWarning("BATON3301");
        a.put(id, "cart", "fig");
        assertThat(a.engine().inMemory()).anyMatch(LocalSession::isUnsaved);
        a.reconnect();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whatCouldNotBeSentForAFaultIsTriedAgain() {
        sessionOfA("cart", "pear");
        a.link().failNextAwaited(new IllegalStateException("a fault"));
        expectWarning("BATON3005");
        a.put(id, "cart", "fig");
        int before = a.link().calls().size();
        cluster.time().pass(Duration.ofSeconds(6));
        assertThat(a.link().callsSince(before)).contains("save");
        a.die();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aStopLosesNothing() {
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        a.put(id, "cart", "fig");
        a.stop(Duration.ofSeconds(1));
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        running.close();
    }
}
