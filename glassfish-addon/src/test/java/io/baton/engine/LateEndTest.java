// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.Ownership;
import io.baton.store.End;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A session was ended, and its tombstone is gone before the other node hears of it. */
class LateEndTest extends EngineTest {

    @Test
    void itIsNotHealedHoweverLateTheAnswerToItsLastWriteCame() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        hold.session().attributes().put("cart", "fig");
        a.link().beforeNextAnswer(() -> {
            cluster.store()
                    .end(new End(
                            Cluster.key(id),
                            new Ownership(b.id(), 1),
                            End.Cause.INVALIDATED,
                            false,
                            Cluster.SETTINGS.tombstone()));
            cluster.time().pass(Duration.ofSeconds(5));
        });
        hold.close();
        cluster.time().pass(Cluster.SETTINGS.tombstone().minusSeconds(2));
        cluster.channel().dropAll();
        assertThat(a.engine().tryOpen(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void itIsNotBroughtBackByWhatWasUnsaved() {
        expectWarning("BATON3301");
        expectWarning("BATON3001");
        sessionOfA("cart", "pear");
        a.link().cut();
        a.check();
        a.put(id, "cart", "fig");
        end();
        cluster.time().pass(Cluster.SETTINGS.tombstone().plusSeconds(1));
        a.reconnect();
        assertThat(cluster.store().sessions()).isEmpty();
    }

    @Test
    void itIsNotBroughtBackByARequestThatRanAllTheTime() {
        expectWarning("BATON3003");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        end();
        cluster.time().pass(Cluster.SETTINGS.tombstone().plusSeconds(1));
        slow.close();
        assertThat(cluster.store().sessions()).isEmpty();
    }

    private void end() {
        try (SessionHandle other = b.open(id)) {
            other.session().end(End.Cause.INVALIDATED);
        }
    }
}
