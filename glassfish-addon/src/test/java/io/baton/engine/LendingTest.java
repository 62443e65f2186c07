// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R3.7: what a thread without a request does with a session is bound by the same promises as a request. */
class LendingTest extends EngineTest {

    private SessionHandle borrow(Node node) {
        OpenResult result = node.engine().borrow(id, WaitingRoom.unlimited());
        assertThat(result).isInstanceOf(OpenResult.Opened.class);
        return ((OpenResult.Opened) result).handle();
    }

    private boolean isHeld() {
        return a.engine().inMemory().stream().anyMatch(LocalSession::isHeld);
    }

    @AfterEach
    void momentsPass() {
        cluster.time().pass(Lending.MOMENT.plusSeconds(1));
    }

    private static String cart(SessionHandle hold) {
        return String.valueOf(hold.session().attributes().get("cart"));
    }

    @Test
    void whatAnotherNodeWroteIsSeen() {
        sessionOfA("cart", "pear");
        b.put(id, "cart", "plum");
        try (SessionHandle hold = borrow(a)) {
            assertThat(cart(hold)).isEqualTo("plum");
        }
    }

    @Test
    void whatIsSetIsSeenElsewhere() {
        sessionOfA("cart", "pear");
        b.put(id, "cart", "plum");
        try (SessionHandle hold = borrow(a)) {
            hold.session().attributes().put("cart", "fig");
            hold.save();
        }
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whatIsChangedInPlaceAfterTheUseIsWrittenAMomentLater() {
        List<String> cart = new ArrayList<>(List.of("pear"));
        sessionOfA("cart", cart);
        try (SessionHandle hold = borrow(a)) {
            assertThat(hold.session().attributes().get("cart")).isSameAs(cart);
        }
        cart.add("plum");
        assertThat(b.engine().open(id)).isInstanceOfSatisfying(OpenResult.Opened.class, opened -> {
            assertThat(cart(opened.handle())).isEqualTo("[pear, plum]");
            opened.handle().close();
        });
    }

    @Test
    void whoAsksElsewhereDoesNotWaitForTheMomentToEnd() {
        sessionOfA("cart", "pear");
        borrow(a).close();
        long began = cluster.time().nanoTime();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.time().since(began)).isLessThan(Lending.MOMENT);
    }

    @Test
    void theHoldEndsByItself() {
        sessionOfA("cart", "pear");
        borrow(a).close();
        assertThat(isHeld()).isTrue();
        cluster.time().pass(Duration.ofSeconds(1));
        assertThat(isHeld()).isFalse();
    }

    @Test
    void aUseThatLastsKeepsTheSession() {
        sessionOfA("cart", "pear");
        SessionHandle hold = borrow(a);
        cluster.time().pass(Duration.ofSeconds(1));
        assertThat(isHeld()).isTrue();
        hold.close();
        assertThat(isHeld()).isFalse();
    }

    @Test
    void usesOneAfterTheOtherAreOneHold() {
        sessionOfA("cart", "pear");
        borrow(a).close();
        int calls = a.link().calls().size();
        for (int i = 0; i < 100; i++) {
            borrow(a).close();
        }
        assertThat(a.link().callsSince(calls)).isEmpty();
    }

    @Test
    void besideARequestItWaitsForNobody() {
        sessionOfA("cart", "pear");
        try (SessionHandle request = a.open(id)) {
            b.engine().tryOpen(id);
            try (SessionHandle hold = borrow(a)) {
                assertThat(hold.session()).isSameAs(request.session());
            }
        }
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void whatHasEndedIsUnknown() {
        sessionOfA("cart", "pear");
        borrow(a).close();
        try (SessionHandle hold = b.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
        }
        assertThat(a.engine().borrow(id, WaitingRoom.unlimited())).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void byItsFormerIdItIsUnknown() {
        sessionOfA("cart", "pear");
        borrow(a).close();
        SessionId newId = new SessionIds().next();
        try (SessionHandle hold = a.open(id)) {
            a.engine().rename(hold.session(), newId);
        }
        assertThat(a.engine().borrow(id, WaitingRoom.unlimited())).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void aStopWaitsForNoHoldThatNobodyUses() {
        sessionOfA("cart", "pear");
        borrow(a).close();
        long began = cluster.time().nanoTime();
        a.engine().stop(Duration.ofSeconds(5));
        assertThat(cluster.time().since(began)).isZero();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }
}
