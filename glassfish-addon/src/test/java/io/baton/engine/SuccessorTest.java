// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionMetadata;
import io.baton.store.End;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A session that begins under the id of one that ended, as applications that share an id have it. */
class SuccessorTest extends EngineTest {

    private SessionHandle again(Node node) {
        return node.engine()
                .createAgain(
                        id,
                        new SessionMetadata(cluster.time().now(), cluster.time().now(), Duration.ofMinutes(30)));
    }

    private void begin(Node node, String name, Object value) {
        try (SessionHandle hold = again(node)) {
            hold.session().attributes().put(name, value);
        }
    }

    private void end(Node node) {
        try (SessionHandle hold = node.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
        }
    }

    @Test
    void itIsAsAnyOtherWhereverTheFormerOneWas() {
        sessionOfA("cart", "pear");
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        end(a);

        begin(a, "basket", "fig");

        assertThat(a.get(id, "basket")).isEqualTo("fig");
        assertThat(b.get(id, "basket")).isEqualTo("fig");
        assertThat(b.get(id, "cart")).isNull();
        b.put(id, "basket", "plum");
        assertThat(a.get(id, "basket")).isEqualTo("plum");
    }

    @Test
    void itMayBeginElsewhereAndEndAndHaveASuccessorItself() {
        sessionOfA("cart", "pear");
        end(a);
        begin(b, "cart", "fig");
        assertThat(a.get(id, "cart")).isEqualTo("fig");
        end(a);
        begin(b, "cart", "plum");
        assertThat(b.get(id, "cart")).isEqualTo("plum");
        assertThat(a.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void itMayBeginInTheVeryRequestThatEndedTheFormerOne() {
        sessionOfA("cart", "pear");
        try (SessionHandle former = a.open(id)) {
            former.session().end(End.Cause.INVALIDATED);
            begin(a, "cart", "fig");
        }
        assertThat(a.get(id, "cart")).isEqualTo("fig");
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void anIdThatNobodyHadBeforeIsAsGood() {
        begin(a, "cart", "fig");
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void lateWordsOfTheFormerOneChangeNothing() {
        expectWarning("BATON3001");
        sessionOfA("cart", "pear");
        SessionHandle late = a.open(id);
        late.session().attributes().put("cart", "late");
        cluster.store()
                .end(new End(
                        Cluster.key(id),
                        Objects.requireNonNull(cluster.store().owner(Cluster.key(id))),
                        End.Cause.INVALIDATED,
                        false,
                        Duration.ofHours(1)));
        begin(b, "cart", "fig");

        late.close();

        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(a.get(id, "cart")).isEqualTo("fig");
    }
}
