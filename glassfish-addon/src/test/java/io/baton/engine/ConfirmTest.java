// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import io.baton.store.End;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** R7.1: a request that waits until the store has everything, where otherwise it would be written later; and what the store is known to have. */
class ConfirmTest extends EngineTest {

    ConfirmTest() {
        super(Cluster.settings(Scope.INSTANCE, Backup.INTERVAL));
    }

    private Object stored(String name) {
        return String.valueOf(cluster.store().bytes(Cluster.key(id), name) != null);
    }

    @Test
    void whatTheRequestChangedSoFarIsInTheStore() {
        try (SessionHandle hold = a.create(id)) {
            hold.session().attributes().put("cart", "pear");
            assertThat(stored("cart")).isEqualTo("false");
            assertThat(hold.session().confirm()).isTrue();
            assertThat(stored("cart")).isEqualTo("true");
            assertThat(cluster.store().owners()).as("and kept").containsValue(a.id());
        }
    }

    @Test
    void nothingIsWrittenTwice() {
        try (SessionHandle hold = a.create(id)) {
            hold.session().attributes().put("cart", "pear");
            assertThat(hold.session().confirm()).isTrue();
            int before = a.link().calls().size();
            assertThat(hold.session().confirm()).isTrue();
            assertThat(a.link().callsSince(before)).isEmpty();
        }
    }

    @Test
    void aStoreThatCannotBeReachedIsToldAndGetsItLater() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().put("cart", "fig");
            a.link().cut();
            assertThat(hold.session().confirm()).isFalse();
            a.reconnect();
            assertThat(hold.session().confirm()).isTrue();
        }
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aSessionThatIsOverIsNotStored() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
            assertThat(hold.session().confirm()).isFalse();
        }
    }

    @Test
    void theBackupSaysWhatTheStoreHas() {
        try (SessionHandle hold = a.create(id)) {
            LocalSession session = hold.session();
            session.attributes().put("cart", "pear");
            assertThat(session.backup()).isEqualTo(new LocalSession.Backup(0, null, 0));
            session.confirm();
            LocalSession.Backup first = session.backup();
            assertThat(first.version()).isEqualTo(1);
            assertThat(first.at()).isEqualTo(cluster.time().now());
            session.attributes().put("more", List.of("fig", "plum"));
            session.confirm();
            assertThat(session.backup().version()).isEqualTo(2);
            assertThat(session.backup().bytes()).isGreaterThan(first.bytes());
            session.attributes().remove("more");
            session.confirm();
            assertThat(session.backup())
                    .isEqualTo(new LocalSession.Backup(3, cluster.time().now(), first.bytes()));
        }
    }

    @Test
    void aNodeThatGotTheSessionKnowsWhatTheStoreHasAndThatItWroteNothingItself() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = b.open(id)) {
            LocalSession.Backup backup = hold.session().backup();
            assertThat(backup.version()).isPositive();
            assertThat(backup.at()).isNull();
            assertThat(backup.bytes()).isPositive();
            assertThat(hold.session().node()).isEqualTo(b.id());
        }
    }

    @Test
    void whatChangedUnseenIsWrittenIfItIsSaidToHaveChanged() {
        AtomicInteger cart = new AtomicInteger(1);
        sessionOfA("cart", cart);
        try (SessionHandle hold = a.open(id)) {
            hold.session().confirm();
        }
        cluster.time().pass(Duration.ofSeconds(6));
        cart.set(2);
        try (SessionHandle hold = a.open(id)) {
            int before = a.link().calls().size();
            hold.session().confirm();
            assertThat(a.link().callsSince(before)).as("nobody can know").isEmpty();
            hold.session().view().markChanged("no such attribute");
            hold.session().view().markChanged("cart");
            hold.session().confirm();
            assertThat(a.link().callsSince(before)).containsExactly("save");
        }
        assertThat(b.get(id, "cart")).hasToString("2");
    }
}
