// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A process goes on under another name: what it has in memory is still the session, unless another node had it meanwhile. */
class IncarnationTest extends EngineTest {

    /** The store ends every subscription, as a restart of it with all its data does. */
    private NodeId formerOfA() {
        NodeId former = a.id();
        cluster.channel().dropAll();
        assertThat(a.id()).isNotEqualTo(former);
        return former;
    }

    @Test
    void memoryIsKeptIfNobodyTookTheSession() {
        sessionOfA("cart", "pear");
        LocalSession session = a.engine().inMemory().iterator().next();
        Object generation = session.generation();
        formerOfA();
        int before = a.link().calls().size();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(a.link().callsSince(before)).containsExactly("claim");
        assertThat(session.generation()).isSameAs(generation);
        assertThat(cluster.store().owners()).containsValue(a.id());
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(a.link().callsSince(before)).as("owned under the new name").containsExactly("claim");
    }

    @Test
    void whatARunningRequestChangesIsWrittenUnderTheNewName() {
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        running.session().attributes().put("cart", "fig");
        formerOfA();
        running.close();
        assertThat(cluster.store().owners()).containsValue(a.id());
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(said.all()).as("nobody died").isEmpty();
    }

    @Test
    void memoryIsReplacedIfAnotherNodeTookTheSession() {
        sessionOfA("cart", "pear");
        takenFromFormerOfA("cart", "fig");
        assertThat(a.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aRunningRequestWritesNothingIfAnotherNodeTookTheSession() {
        expectWarning("BATON3001");
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        running.session().attributes().put("cart", "fig");
        formerOfA();
        b.put(id, "cart", "plum");
        running.close();
        assertThat(b.get(id, "cart")).isEqualTo("plum");
        assertThat(a.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void aRenameByARunningRequestIsUnderTheNewName() {
        var newId = new io.baton.model.SessionIds().next();
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        formerOfA();
        a.engine().rename(running.session(), newId);
        running.close();
        assertThat(cluster.store().sessions()).containsExactly(Cluster.key(newId));
        assertThat(cluster.store().owners()).containsEntry(Cluster.key(newId), a.id());
        assertThat(b.get(newId, "cart")).isEqualTo("pear");
    }

    @Test
    void whatWasGrantedWithoutAnAnswerUnderANameInBetweenIsStillTheProcesssOwn() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        a.link().cut();
        a.check();
        a.put(id, "cart", "fig");
        NodeId first = a.id();
        cluster.time().pass(Node.LEASE);
        a.link().restore();
        a.lease().join();
        NodeId second = a.id();
        a.link().beforeNextAnswer(a.link()::loseAnswers);
        a.check();
        assertThat(cluster.store().owners()).as("granted, and nobody knows").containsValue(second);
        a.link().cut();
        cluster.time().pass(Node.LEASE);
        a.reconnect();
        assertThat(a.id()).isNotEqualTo(first).isNotEqualTo(second);
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    /** Only node a loses its subscription; node b finds its former name dead at once, and takes the session over. */
    private void takenFromFormerOfA(String name, Object value) {
        cluster.time().pass(Node.LEASE);
        NodeId former = a.id();
        cluster.channel().drop(former);
        a.lease().lost(former);
        assertThat(a.id()).isNotEqualTo(former);
        b.put(id, name, value);
        assertThat(said.all()).anySatisfy(line -> assertThat(line).contains("BATON3007", former.toString()));
    }

    @Test
    void whatAnotherNodeTookIsNotServedInTheNextOutage() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        takenFromFormerOfA("cart", "fig");
        cluster.time().pass(Duration.ofSeconds(1));
        assertThat(a.engine().inMemory()).as("compared with the store").isEmpty();
        a.link().cut();
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        a.reconnect();
        assertThat(a.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whatNobodyTookIsOwnedUnderTheNewNameWithinASecond() {
        sessionOfA("cart", "pear");
        formerOfA();
        cluster.time().pass(Duration.ofSeconds(1));
        assertThat(cluster.store().owners()).containsValue(a.id());
        int before = a.link().calls().size();
        cluster.time().pass(Duration.ofSeconds(1));
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(a.link().callsSince(before)).as("asked once").isEmpty();
    }

    @Test
    void whoeverWaitsForItGetsItWithoutAProofThatTheFormerNameIsDead() {
        sessionOfA("cart", "pear");
        formerOfA();
        long began = cluster.time().nanoTime();
        b.put(id, "cart", "fig");
        assertThat(cluster.time().since(began)).isLessThan(Node.LEASE);
        assertThat(said.all()).as("handed over").isEmpty();
        assertThat(a.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whatTheStoreLostIsWrittenAgainUnderTheNewName() {
        sessionOfA("cart", "pear");
        cluster.store().forgetEverything();
        formerOfA();
        cluster.time().pass(Duration.ofSeconds(1));
        assertThat(said.all()).anySatisfy(line -> assertThat(line).contains("BATON3025"));
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void whatARequestHoldsIsLeftToIt() {
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        formerOfA();
        int before = a.link().calls().size();
        cluster.time().pass(Duration.ofSeconds(1));
        assertThat(a.link().callsSince(before)).isEmpty();
        running.close();
        cluster.time().pass(Duration.ofSeconds(1));
        assertThat(cluster.store().owners()).containsValue(a.id());
    }

    @Test
    void whatWasCreatedBeforeTheFirstLeaseIsOwnedUnderIt() {
        Node c = cluster.start("c");
        cluster.leases().forgetEverything();
        cluster.channel().dropAll();
        c.link().cut();
        cluster.time().pass(Node.LEASE);
        SessionHandle hold = c.create(id);
        hold.session().attributes().put("cart", "pear");
        c.link().restore();
        hold.close();
        assertThat(cluster.store().owners()).containsKey(Cluster.key(id));
        assertThat(c.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.store().owners()).containsValue(c.id());
    }

    @Test
    void anOrderlyStopReleasesWhatIsOwnedUnderAFormerName() {
        sessionOfA("cart", "pear");
        formerOfA();
        a.stop(Duration.ZERO);
        assertThat(cluster.store().owners()).isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aSessionOfAFormerNameThatIsNotInMemoryAnyMoreIsTakenAtOnce() {
        sessionOfA("cart", "pear");
        a.engine().forget(a.engine().inMemory().iterator().next());
        formerOfA();
        long began = cluster.time().nanoTime();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.time().since(began)).isLessThan(Duration.ofMillis(50));
    }
}
