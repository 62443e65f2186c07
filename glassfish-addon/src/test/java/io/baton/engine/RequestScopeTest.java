// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions that only one request has at a time, in the whole cluster. */
class RequestScopeTest extends EngineTest {

    RequestScopeTest() {
        super(Cluster.settings(Scope.REQUEST, Backup.REQUEST));
    }

    @Test
    void aSecondRequestOfTheNodeWaitsUntilTheFirstEnds() {
        sessionOfA("cart", "pear");
        SessionHandle first = a.open(id);
        first.session().attributes().put("cart", "fig");
        cluster.time().duringPauses(first::close);
        int before = a.link().calls().size();
        try (SessionHandle second = a.open(id)) {
            assertThat(second.session().attributes().get("cart")).isEqualTo("fig");
            assertThat(first.session().isHeld()).isTrue();
        }
        assertThat(a.link().callsSince(before)).as("of the first").containsExactly("save");
    }

    @Test
    void itWaitsLongerThanARequestThatOnlyGivesWay() {
        sessionOfA("cart", "pear");
        SessionHandle first = a.open(id);
        long began = cluster.time().nanoTime();
        cluster.time().duringPauses(() -> {
            if (cluster.time().since(began).compareTo(Duration.ofSeconds(5)) >= 0) {
                first.close();
            }
        });
        a.open(id).close();
        assertThat(cluster.time().since(began)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aRequestLosesItToAnotherOfItsNodeToo() {
        expectWarning("BATON3003");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        long began = cluster.time().nanoTime();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.time().since(began))
                .isGreaterThanOrEqualTo(Cluster.SETTINGS.holdLimit())
                .isLessThan(Cluster.SETTINGS.holdLimit().plusSeconds(1));
        slow.close();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void backgroundWorkDoesNotWaitAndNobodyLosesTheSessionToIt() {
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        assertThat(a.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        cluster.time().pass(Cluster.SETTINGS.holdLimit().multipliedBy(2));
        slow.close();
        assertThat(a.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void anotherNodeComesBeforeTheNextRequestOfTheOwner() {
        sessionOfA("cart", "pear");
        SessionHandle first = a.open(id);
        askForIt();
        assertThat(a.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        first.close();
        assertThat(cluster.store().owners()).isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aRequestThatChangesNothingAsksNothingInThisScopeEither() {
        sessionOfA("cart", "pear");
        int before = a.link().calls().size();
        a.get(id, "cart");
        a.get(id, "cart");
        assertThat(a.link().callsSince(before)).isEmpty();
    }
}
