package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.End;
import org.junit.jupiter.api.Test;

/** What a request may still do with a session that another node has taken over. */
class TakenOverTest extends EngineTest {

    private final SessionId newId = new SessionIds().next();

    /** A request of node a that was found out when it saved. */
    private SessionHandle foundOut() {
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        cluster.time().pass(Cluster.SETTINGS.holdLimit());
        b.put(id, "cart", "plum");
        slow.session().attributes().put("cart", "fig");
        expectWarning("BATON3001");
        slow.save();
        return slow;
    }

    @Test
    void itDoesNotComeBackIntoMemoryByARename() {
        SessionHandle slow = foundOut();
        a.engine().rename(slow.session(), newId);
        slow.close();
        // A dropped session in memory would have open(newId) try for ever.
        assertThat(a.engine().inMemory()).isEmpty();
    }

    @Test
    void aRenameLeavesTheOtherNodesSessionAlone() {
        SessionHandle slow = foundOut();
        a.engine().rename(slow.session(), newId);
        slow.close();
        assertThat(b.engine().tryOpen(id))
                .isInstanceOfSatisfying(
                        OpenResult.Opened.class, opened -> opened.handle().close());
    }

    @Test
    void aLogoutIsObeyed() {
        SessionHandle slow = foundOut();
        slow.session().end(End.Cause.INVALIDATED);
        slow.close();
        assertThat(cluster.store().sessions()).isEmpty();
    }

    @Test
    void aLogoutInAnOutageIsObeyedAlthoughANewerRequestHasTheSessionInMemory() {
        SessionHandle slow = foundOut();
        a.get(id, "cart");
        expectWarning("BATON3301");
        a.link().cut();
        a.check();
        slow.session().end(End.Cause.INVALIDATED);
        slow.close();
        a.reconnect();
        assertThat(cluster.store().sessions()).isEmpty();
    }

    @Test
    void aNodeThatOnlyWaitsHasNotTakenOver() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        SessionHandle first = a.open(id);
        a.link().cut();
        a.check();
        SessionHandle second = a.open(id);
        second.session().attributes().put("cart", "fig");
        assertThat(b.engine().tryOpen(id)).as("b gets in line").isInstanceOf(OpenResult.Unavailable.class);
        a.reconnect();
        second.save();
        second.close();
        first.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }
}
