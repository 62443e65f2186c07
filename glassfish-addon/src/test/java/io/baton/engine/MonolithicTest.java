// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.codec.Unserializable;
import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import io.baton.engine.attributes.AttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** All attributes of a session in one: what they share stays shared, and the promises of the other model hold as far as they can. */
class MonolithicTest extends EngineTest {

    MonolithicTest() {
        super(Cluster.settings(Scope.INSTANCE, Backup.REQUEST, AttributeView.Model.MONOLITHIC));
    }

    @Test
    void whatTwoAttributesReferToIsOneObjectAfterAMove() {
        List<String> shared = new ArrayList<>(List.of("pear"));
        try (SessionHandle hold = a.create(id)) {
            hold.session().view().put("cart", shared);
            hold.session().view().put("order", new ArrayList<>(List.of(shared)));
        }
        try (SessionHandle hold = b.open(id)) {
            assertThat(list(hold, "order").get(0)).isSameAs(list(hold, "cart"));
            list(hold, "cart").add("fig");
        }
        try (SessionHandle hold = a.open(id)) {
            assertThat(list(hold, "order")).containsExactly(List.of("pear", "fig"));
        }
    }

    @Test
    void whatChangedInPlaceMovesAlongAndWhatWasReadOnlyIsNotWritten() {
        create("cart", new ArrayList<>(List.of("pear")));
        try (SessionHandle hold = a.open(id)) {
            list(hold, "cart").add("fig");
        }
        int calls = a.link().calls().size();
        try (SessionHandle hold = a.open(id)) {
            assertThat(list(hold, "cart")).containsExactly("pear", "fig");
        }
        assertThat(a.link().callsSince(calls)).isEmpty();
        try (SessionHandle hold = b.open(id)) {
            assertThat(list(hold, "cart")).containsExactly("pear", "fig");
        }
    }

    @Test
    void whatHearsThatItsSessionMovesHearsItInThisModelToo() {
        create("guest", new Guest("g"));
        try (SessionHandle hold = b.open(id)) {
            assertThat(guest(hold, "guest").heard()).containsExactly("-a", "+b");
            hold.session().view().put("new", new Guest("new"));
        }
        try (SessionHandle hold = a.open(id)) {
            assertThat(guest(hold, "guest").heard()).containsExactly("-a", "+b", "-b", "+a");
            assertThat(guest(hold, "new").heard()).containsExactly("-b", "+a");
        }
    }

    private static Guest guest(SessionHandle hold, String name) {
        return (Guest) Objects.requireNonNull(hold.session().view().get(name));
    }

    @Test
    void namesAreThoseOfTheApplication() {
        create("cart", "pear");
        try (SessionHandle hold = b.open(id)) {
            AttributeView view = hold.session().view();
            assertThat(view.names()).containsExactly("cart");
            assertThat(view.put("user", "ann")).isNull();
            assertThat(view.put("cart", "fig")).isEqualTo("pear");
            assertThat(view.remove("user")).isEqualTo("ann");
            assertThat(view.remove("user")).isNull();
            assertThat(view.names()).containsExactly("cart");
        }
        try (SessionHandle hold = a.open(id)) {
            assertThat(hold.session().view().get("cart")).isEqualTo("fig");
            assertThat(hold.session().view().get("user")).isNull();
        }
    }

    @Test
    void oneBadValueDoesNotTakeTheOthersWithIt() {
        expectWarning("BATON3102");
        try (SessionHandle hold = a.create(id)) {
            hold.session().view().put("bad", new ArrayList<>(Arrays.asList(new Unserializable())));
            hold.session().view().put("cart", "pear");
            hold.save();
            hold.session().view().put("cart", "fig");
        }
        assertThat(said.warnings()).hasSize(1);
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().view().get("cart")).isEqualTo("fig");
            assertThat(hold.session().view().names()).containsExactly("cart");
        }
    }

    @Test
    void aValueThatStaysHereIsNotToldAboutAgain() {
        try (SessionHandle hold = a.create(id)) {
            hold.session().view().put("socket", new Unserializable());
            hold.session().view().put("cart", "pear");
        }
        try (SessionHandle hold = a.open(id)) {
            assertThat(hold.session().view().get("socket")).isNotNull();
        }
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().view().names()).containsExactly("cart");
        }
    }

    @Test
    void whatWasKeptEachForItselfIsFoundAndGoesInWhenItIsSetAnew() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = b.open(id)) {
            AttributeView view = hold.session().view();
            assertThat(view.get("cart")).isEqualTo("pear");
            assertThat(view.put("cart", "fig")).isEqualTo("pear");
            view.put("user", "ann");
        }
        assertThat(cluster.store().bytes(Cluster.key(id), "cart")).isNull();
        try (SessionHandle hold = a.open(id)) {
            assertThat(hold.session().view().names()).containsExactlyInAnyOrder("cart", "user");
            assertThat(hold.session().view().get("cart")).isEqualTo("fig");
        }
    }

    @Test
    void whatWasKeptInOneIsFoundAndComesOutWhenItIsSetAnew() {
        create("cart", "pear");
        try (SessionHandle hold = b.open(id)) {
            AttributeView split = new AttributeView(hold.session().attributes(), AttributeView.Model.SPLIT);
            assertThat(split.names()).containsExactly("cart");
            assertThat(split.put("cart", "fig")).isEqualTo("pear");
        }
        assertThat(cluster.store().bytes(Cluster.key(id), "cart")).isNotNull();
        try (SessionHandle hold = a.open(id)) {
            assertThat(hold.session().view().get("cart")).isEqualTo("fig");
        }
    }

    @Test
    void whatCannotBeReadHereStaysAndNewValuesAreKeptBesideIt() {
        expectWarning("BATON3101");
        create("cart", new ArrayList<>(List.of("pear")));
        byte[] bytes = graph();
        cluster.store().replaceBytes(Cluster.key(id), "\0graph", damaged(bytes));
        try (SessionHandle hold = b.open(id)) {
            AttributeView view = hold.session().view();
            assertThat(view.get("cart")).isNull();
            assertThat(view.names()).isEmpty();
            view.put("user", "ann");
            assertThat(view.names()).containsExactly("user");
        }
        assertThat(graph()).as("the bytes stay").isEqualTo(damaged(bytes));
        cluster.store().replaceBytes(Cluster.key(id), "\0graph", bytes);
        try (SessionHandle hold = cluster.start("c").open(id)) {
            assertThat(hold.session().view().names()).containsExactlyInAnyOrder("cart", "user");
            assertThat(list(hold, "cart")).isEqualTo(List.of("pear"));
            assertThat(hold.session().view().get("user")).isEqualTo("ann");
        }
    }

    private byte[] graph() {
        return Objects.requireNonNull(cluster.store().bytes(Cluster.key(id), "\0graph"));
    }

    private static byte[] damaged(byte[] frame) {
        byte[] damaged = frame.clone();
        damaged[20] ^= 1;
        return damaged;
    }

    private void create(String name, Object value) {
        try (SessionHandle hold = a.create(id)) {
            hold.session().view().put(name, value);
        }
        assertThat(graph()).isNotEmpty();
    }

    @SuppressWarnings("unchecked") // what the tests put there
    private static List<Object> list(SessionHandle hold, String name) {
        return (List<Object>) Objects.requireNonNull(hold.session().view().get(name));
    }
}
