// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.codec.ApplicationCodec;
import io.baton.codec.PlainStreams;
import io.baton.engine.attributes.AttributeView.Model;
import io.baton.store.Frame;
import io.baton.testing.SaidLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R9.1: beans that this node cannot read, and those that the container makes in their place. */
class AttributeViewTest {

    private static final String BEAN = "WELD_S#7";
    private static final String OF_CONVERSATION = "WELD_C#1#7";
    private static final byte[] UNREADABLE = {1, 2, 3};

    private final ApplicationCodec codec = new ApplicationCodec(PlainStreams.ofTests(), List.of());
    private final SaidLines said = new SaidLines();

    @AfterEach
    void close() {
        said.close();
    }

    /** What a node has in memory that got these frames from the store. */
    private AttributeTable arrived(Map<String, Frame> frames) {
        AttributeTable table = new AttributeTable(codec, name -> null, "/shop#0f3c");
        table.merge(frames.keySet(), frames, Map.of());
        return table;
    }

    private AttributeTable withUnreadable(String name) {
        return arrived(Map.of(name, new Frame(1, 5, UNREADABLE)));
    }

    /** What the store has once a node has written all that it changed. */
    private Map<String, Frame> stored(AttributeTable table, Map<String, Frame> before) {
        Map<String, Frame> after = new HashMap<>(before);
        Changes changes = table.changes(table.snapshot(false));
        after.keySet().removeAll(changes.removed());
        after.putAll(changes.frames(9));
        return after;
    }

    @ParameterizedTest
    @CsvSource({BEAN + ",SPLIT", BEAN + ",MONOLITHIC", OF_CONVERSATION + ",SPLIT", OF_CONVERSATION + ",MONOLITHIC"})
    void aBeanThatIsMadeAnewLeavesTheUnreadableOneForOthers(String name, Model model) {
        Map<String, Frame> former = Map.of(name, new Frame(1, 5, UNREADABLE));
        AttributeTable table = arrived(former);
        AttributeView view = new AttributeView(table, model);

        assertThat(view.get(name)).isNull();
        assertThat(view.names()).isEmpty();
        view.put(name, "anew");

        assertThat(view.get(name)).isEqualTo("anew");
        assertThat(view.names()).containsExactly(name);
        Map<String, Frame> now = stored(table, former);
        assertThat(Objects.requireNonNull(now.get(name)).payload()).isEqualTo(UNREADABLE);
        AttributeView elsewhere = new AttributeView(arrived(now), model);
        assertThat(elsewhere.get(name))
                .as("where the first one cannot be read either")
                .isEqualTo("anew");
        assertThat(elsewhere.names()).containsExactly(name);
    }

    @Test
    void whoCanReadTheFirstOneGetsThatOne() {
        AttributeTable writer = new AttributeTable(codec, name -> null, "/shop#0f3c");
        writer.put(BEAN, "first");
        Map<String, Frame> readable = stored(writer, Map.of());
        AttributeTable table = withUnreadable(BEAN);
        new AttributeView(table, Model.SPLIT).put(BEAN, "anew");
        Map<String, Frame> now = stored(table, Map.of());
        now.putAll(readable);

        AttributeView elsewhere = new AttributeView(arrived(now), Model.SPLIT);
        assertThat(elsewhere.get(BEAN)).isEqualTo("first");
        assertThat(elsewhere.names()).containsExactly(BEAN);
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void aBeanThatIsDestroyedIsGoneInBothForms(Model model) {
        AttributeTable table = withUnreadable(BEAN);
        AttributeView view = new AttributeView(table, model);
        view.put(BEAN, "anew");

        assertThat(view.remove(BEAN)).isEqualTo("anew");
        assertThat(view.get(BEAN)).isNull();
        assertThat(view.names()).isEmpty();
        assertThat(table.slots()).doesNotContainKey(BEAN);
    }

    @Test
    void whatIsChangedInPlaceIsWritten() {
        AttributeTable table = withUnreadable(BEAN);
        AttributeView view = new AttributeView(table, Model.SPLIT);
        StringBuilder bean = new StringBuilder("anew");
        view.put(BEAN, bean);
        Map<String, Frame> now = stored(table, Map.of(BEAN, new Frame(1, 5, UNREADABLE)));
        table.snapshot(false);

        bean.append(" and older");
        view.markChanged(BEAN);
        now = stored(table, now);

        assertThat(new AttributeView(arrived(now), Model.SPLIT).get(BEAN)).hasToString("anew and older");
    }

    @Test
    void whatAnApplicationSetsItselfReplacesWhatCannotBeRead() {
        Map<String, Frame> former = Map.of("cart", new Frame(1, 5, UNREADABLE));
        AttributeTable table = arrived(former);
        AttributeView view = new AttributeView(table, Model.SPLIT);
        view.put("cart", "pear");

        Map<String, Frame> now = stored(table, former);
        assertThat(now.keySet()).isEqualTo(Set.of("cart"));
        assertThat(new AttributeView(arrived(now), Model.SPLIT).get("cart")).isEqualTo("pear");
    }
}
