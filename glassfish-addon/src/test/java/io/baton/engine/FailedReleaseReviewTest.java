// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.store.End;
import org.junit.jupiter.api.Test;

/** A node lets go of a session, and the store gives no answer. */
class FailedReleaseReviewTest extends ReviewTest {

    FailedReleaseReviewTest() {
        super(Cluster.SETTINGS);
    }

    @Test
    void whoAsksGetsWhatCouldNotBeWrittenAtFirst() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        memoryOfA().wantedBy(Cluster.key(id), b.id());
        hold.session().attributes().put("cart", "fig");
        a.link().failNextCall();
        hold.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whoAsksGetsWhatCouldNotBeWrittenAlthoughItsOwnerTriedToLetGo() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        memoryOfA().wantedBy(Cluster.key(id), b.id());
        hold.session().attributes().put("cart", "fig");
        a.link().cut();
        hold.close();
        a.link().restore();
        a.beforeReconciling(() -> assertThat(b.get(id, "cart")).isEqualTo("fig"));
        a.check();
        assertThat(said.ids()).doesNotContain("BATON3001");
    }

    @Test
    void whoAsksDoesNotGetASessionWhoseEndCouldNotBeWrittenAtFirst() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        hold.session().end(End.Cause.INVALIDATED);
        a.link().failNextCall();
        hold.close();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }
}
