// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An application stops in an orderly way: everything is written and released. */
class StopTest extends EngineTest {

    @Test
    void everySessionIsReleasedSoThatOthersNeedNotAsk() {
        SessionId another = new SessionIds().next();
        sessionOfA("cart", "pear");
        a.create(another).close();
        a.stop(Duration.ZERO);
        assertThat(cluster.store().owners()).isEmpty();
        int before = b.link().calls().size();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(b.link().callsSince(before)).containsExactly("claim", "save");
    }

    @Test
    void whatAnotherNodeHasByNowIsLeftAlone() {
        sessionOfA("cart", "pear");
        b.put(id, "cart", "fig");
        int before = a.link().calls().size();
        a.stop(Duration.ZERO);
        assertThat(a.link().callsSince(before)).isEmpty();
        assertThat(cluster.store().owners()).containsValue(b.id());
    }

    @Test
    void aRequestThatRunsLongerThanTheStopReleasesAtItsEnd() {
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        a.stop(Duration.ofSeconds(5));
        running.session().attributes().put("cart", "fig");
        int before = a.link().calls().size();
        running.close();
        assertThat(a.link().callsSince(before)).containsExactly("save and release");
        assertThat(cluster.store().owners()).isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aRequestThatRunsLongerThanTheStopChangesNothingThatAnotherNodeHasByThen() {
        expectWarning("BATON3001");
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        a.stop(Duration.ofSeconds(5));
        b.put(id, "cart", "plum");
        running.session().attributes().put("cart", "fig");
        running.close();
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void aLateRequestWithoutChangesReleasesToo() {
        sessionOfA("cart", "pear");
        a.stop(Duration.ZERO);
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.store().owners()).isEmpty();
    }

    @Test
    void anApplicationThatStartsAgainKeepsItsSessionsAgain() {
        sessionOfA("cart", "pear");
        a.engine().stop(Duration.ZERO);
        a.engine().start();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.store().owners()).containsValue(a.id());
        assertThat(b.get(id, "cart")).as("and is asked for them").isEqualTo("pear");
    }

    @Test
    void nothingStaysInMemoryThatTheStoreHas() {
        sessionOfA("cart", "pear");
        a.stop(Duration.ZERO);
        assertThat(a.engine().inMemory()).isEmpty();
    }
}
