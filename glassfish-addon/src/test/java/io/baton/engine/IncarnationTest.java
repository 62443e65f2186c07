package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
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
        NodeId former = formerOfA();
        long began = cluster.time().nanoTime();
        b.put(id, "cart", "fig");
        assertThat(cluster.time().since(began)).isGreaterThanOrEqualTo(Node.LEASE);
        assertThat(said.all()).anySatisfy(line -> assertThat(line).contains("BATON3007", former.toString()));
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
        a.stop(java.time.Duration.ZERO);
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
        assertThat(cluster.time().since(began)).isLessThan(java.time.Duration.ofMillis(50));
    }
}
