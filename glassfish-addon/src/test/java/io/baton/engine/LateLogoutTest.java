// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.store.End;
import org.junit.jupiter.api.Test;

/** A user logs out in a request that has lost its session meanwhile: whoever has the session now must not go on serving it from memory. */
class LateLogoutTest extends EngineTest {

    /** A request of node a that held the session for too long, so that b has it. */
    private SessionHandle lost() {
        expectWarning("BATON3003");
        sessionOfA("user", "ann");
        SessionHandle slow = a.open(id);
        b.put(id, "cart", "plum");
        assertThat(slow.session().isGone()).isTrue();
        return slow;
    }

    @Test
    void theNodeThatHasTheSessionNowHearsOfIt() {
        SessionHandle slow = lost();
        slow.session().end(End.Cause.INVALIDATED);
        slow.close();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void aNewerRequestOfTheSameNodeHearsOfIt() {
        SessionHandle slow = lost();
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        slow.session().end(End.Cause.INVALIDATED);
        slow.close();
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }
}
