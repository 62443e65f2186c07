// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.NodeMessage;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Another node asks for a session while it gets another id. */
class RenameReviewTest extends ReviewTest {

    private static final Set<Thread.State> WAITS_OR_IS_THROUGH =
            EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED);

    RenameReviewTest() {
        super(Cluster.SETTINGS);
    }

    @Test
    void whoAsksBetweenTheNewIdAndTheEndOfTheOldOneDoesNotGetTheOldSession() throws InterruptedException {
        sessionOfA("cart", "pear");
        SessionId newId = new SessionIds().next();
        SessionHandle hold = a.open(id);
        Thread question =
                new Thread(() -> cluster.channel().send(a.id(), new NodeMessage.Ask(Cluster.key(id), 1, b.id())));
        AtomicBoolean owned = new AtomicBoolean();
        a.link().beforeNextAnswer(() -> {
            question.start();
            Awaitility.await().until(() -> WAITS_OR_IS_THROUGH.contains(question.getState()));
            owned.set(cluster.store().owners().containsKey(Cluster.key(id)));
        });
        a.engine().rename(hold.session(), newId);
        question.join();
        hold.close();
        assertThat(owned).as("still a's").isTrue();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(b.get(newId, "cart")).isEqualTo("pear");
    }

    @Test
    void theEndOfAFormerIdIsSentBeforeTheFormerSessionIsGivenAway() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        SessionId newId = new SessionIds().next();
        a.link().beforeNextAnswer(a.link()::failNextCall);
        a.engine().rename(hold.session(), newId);
        hold.close();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }
}
