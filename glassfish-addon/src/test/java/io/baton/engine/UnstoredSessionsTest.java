// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.EngineSettings.Consistency;
import io.baton.engine.EngineSettings.Unstored;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that begin while the store is unusable: no more are kept than the operator allows. */
class UnstoredSessionsTest extends EngineTest {

    private static final int MOST = 3;
    private static final int MOST_BYTES = 1000;

    private final List<SessionId> begun = new ArrayList<>();

    UnstoredSessionsTest() {
        super(Cluster.settings(Consistency.AVAILABLE, new Unstored(MOST, MOST_BYTES)));
    }

    @BeforeEach
    void outage() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        a.link().cut();
        a.check();
        assertThat(a.isUsable()).isFalse();
    }

    private SessionId begin(String value) {
        SessionId session = new SessionIds().next();
        try (SessionHandle hold = a.create(session)) {
            hold.session().attributes().put("cart", value);
        }
        begun.add(session);
        return session;
    }

    @Test
    void asManyAsAreAllowedAreKeptAndStoredWhenTheStoreIsBack() {
        for (int i = 0; i < MOST; i++) {
            begin("fig");
        }
        a.reconnect();
        assertThat(a.ended()).isEmpty();
        begun.forEach(session -> assertThat(b.get(session, "cart")).isEqualTo("fig"));
        assertThat(said.ids()).doesNotContain("BATON3026", "BATON3027");
    }

    @Test
    void oneMoreEndsTheOneThatWasNotUsedForLongest() {
        expectWarning("BATON3026");
        for (int i = 0; i <= MOST; i++) {
            begin("fig");
        }
        assertThat(a.ended()).containsExactly(begun.get(0));
        assertThat(a.engine().open(begun.get(0))).isNotInstanceOf(OpenResult.Opened.class);
        a.reconnect();
        assertThat(b.engine().open(begun.get(0))).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(b.get(begun.get(1), "cart")).isEqualTo("fig");
        assertThat(said.ids()).containsOnlyOnce("BATON3026").containsOnlyOnce("BATON3027");
    }

    @Test
    void thoseWhoseClientCameBackStayLonger() {
        expectWarning("BATON3026");
        begin("fig");
        a.put(begun.get(0), "cart", "plum");
        for (int i = 0; i < 2 * MOST; i++) {
            begin("fig");
        }
        assertThat(a.ended()).hasSize(MOST + 1).doesNotContain(begun.get(0));
        assertThat(a.get(begun.get(0), "cart")).isEqualTo("plum");
        a.reconnect();
    }

    @Test
    void theirLengthCountsToo() {
        expectWarning("BATON3026");
        begin("x".repeat(MOST_BYTES / 2));
        begin("fig");
        assertThat(a.ended()).isEmpty();
        begin("x".repeat(MOST_BYTES / 2));
        assertThat(a.ended()).containsExactly(begun.get(0));
        a.reconnect();
    }

    @Test
    void oneThatARequestHoldsIsPassedOver() {
        expectWarning("BATON3026");
        SessionId held = new SessionIds().next();
        SessionHandle hold = a.create(held);
        hold.session().attributes().put("cart", "fig");
        hold.save();
        for (int i = 0; i < MOST; i++) {
            begin("fig");
        }
        assertThat(a.ended()).containsExactly(begun.get(0));
        hold.close();
        a.reconnect();
        assertThat(b.get(held, "cart")).isEqualTo("fig");
    }

    @Test
    void sessionsThatWereThereBeforeDoNotCount() {
        for (int i = 0; i < 2 * MOST; i++) {
            a.put(id, "cart", "fig" + i);
        }
        for (int i = 0; i < MOST; i++) {
            begin("fig");
        }
        assertThat(a.ended()).isEmpty();
        a.reconnect();
        assertThat(b.get(id, "cart")).isEqualTo("fig5");
    }

    @Test
    void whatWasStoredCountsNoMore() {
        for (int i = 0; i < MOST; i++) {
            begin("fig");
        }
        a.reconnect();
        expectWarning("BATON3301");
        a.link().cut();
        a.check();
        for (int i = 0; i < MOST; i++) {
            begin("fig");
        }
        assertThat(a.ended()).isEmpty();
        a.reconnect();
    }
}
