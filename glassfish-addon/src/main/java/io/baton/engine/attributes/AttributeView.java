// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.AttributeGraph;
import io.baton.codec.KnownImmutable;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a session as its application sees them, however they are kept. What was kept in another way before, by another version of the
 * application or because the rest could not be read here, is found as well, and kept in this one's way when it is set anew.
 *
 * <p>Concurrency: any thread may use it.
 */
public final class AttributeView {

    /** How attributes are kept. */
    public enum Model {
        /** Each for itself. */
        SPLIT,
        /** All in one, so that an object which two of them refer to stays one object when the session moves. */
        MONOLITHIC
    }

    /** What names begin with that no application has, sees or hears of: they are for what is kept beside its attributes, in {@link AttributeTable}. */
    private static final char HIDDEN = '\0';

    /** Where all in one is kept. */
    static final String GRAPH = HIDDEN + "graph";

    /**
     * The beginnings of the container's names of beans, in sessions and in conversations. It makes a bean anew where it
     * finds none, which is not the application's will.
     */
    private static final String SESSION_BEAN = "WELD_S#";

    private static final String CONVERSATION_BEAN = "WELD_C";

    /** The beginning of names under which a bean is kept that was made anew in place of one that could not be read. */
    private static final String SUBSTITUTE = HIDDEN + "instead-";

    private final AttributeTable table;
    private final Model model;

    /**
     * @param table where they are kept
     * @param model how
     */
    public AttributeView(AttributeTable table, Model model) {
        this.table = table;
        this.model = model;
    }

    /** Whether no application can have an attribute of that name. */
    public static boolean isHidden(String name) {
        return !name.isEmpty() && name.charAt(0) == HIDDEN;
    }

    /** The name under which something is kept beside the attributes that the application sees. */
    public static String hidden(String name) {
        return HIDDEN + name;
    }

    /**
     * The value, or null if there is none or this node cannot read it.
     *
     * @throws AttributeUnavailableException if it is in the store, which cannot be asked
     */
    public @Nullable Object get(String name) {
        if (isHidden(name)) {
            return null;
        }
        Object own = own(name);
        AttributeGraph graph = own == null ? graph() : null;
        if (graph == null) {
            return own;
        }
        Object value = graph.get(name);
        if (value != null && !KnownImmutable.test(value)) {
            table.suspect(GRAPH);
        }
        return value;
    }

    private @Nullable Object own(String name) {
        Object own = table.get(name);
        return own == null && isBean(name) ? table.get(substitute(name)) : own;
    }

    private static boolean isBean(String name) {
        return name.startsWith(SESSION_BEAN) || name.startsWith(CONVERSATION_BEAN);
    }

    private static String substitute(String name) {
        return SUBSTITUTE + name;
    }

    /**
     * Says whether what is there must be left alone: a bean that this node cannot read, while another version of the
     * application may. One that is made in its place is kept beside it, and found by those that cannot read the first
     * one either.
     */
    private boolean isKeptForOthers(String name) {
        return isBean(name) && table.isUnreadable(name);
    }

    /** Takes note that the value may have changed though nothing tells so; its bytes decide whether it is written. */
    public void markChanged(String name) {
        if (isHidden(name)) {
            return;
        }
        table.suspect(name);
        if (isBean(name)) {
            table.suspect(substitute(name));
        }
        AttributeGraph graph = graph();
        if (graph != null && graph.get(name) != null) {
            table.suspect(GRAPH);
        }
    }

    /** Sets the value and returns the one it replaces, or null. */
    public @Nullable Object put(String name, Object value) {
        return put(name, value, true);
    }

    /**
     * Sets the value and returns the one it replaces, or null.
     *
     * @param always whether to return that even if it must be decoded for it, and does not itself want to hear of it
     * @throws IllegalArgumentException if no application can have an attribute of that name
     */
    public @Nullable Object put(String name, Object value, boolean always) {
        if (isHidden(name)) {
            throw new IllegalArgumentException("Attribute names do not begin with NUL: " + name.substring(1));
        }
        boolean together = model == Model.MONOLITHIC && !table.isUnreadable(GRAPH);
        boolean isKept = isKeptForOthers(name);
        if (!together) {
            Object before = removeFromGraph(name);
            Object replaced = table.put(isKept ? substitute(name) : name, value, always);
            return before == null ? replaced : before;
        }
        Object before = get(name);
        table.putIfAbsent(GRAPH, AttributeGraph::new);
        AttributeGraph graph = graph();
        if (graph == null) {
            throw new IllegalStateException("the attributes of this session were replaced meanwhile");
        }
        graph.put(name, value);
        table.audience().joined(value);
        table.suspect(GRAPH);
        if (!isKept) {
            table.remove(name);
        }
        return before;
    }

    /** Removes the attribute and returns its value, or null. */
    public @Nullable Object remove(String name) {
        return remove(name, true);
    }

    /**
     * Removes the attribute and returns its value, or null.
     *
     * @param always whether to return that even if it must be decoded for it, and does not itself want to hear of it
     */
    public @Nullable Object remove(String name, boolean always) {
        if (isHidden(name)) {
            return null;
        }
        Object before = removeFromGraph(name);
        Object removed = table.remove(name, always);
        Object substitute = isBean(name) ? table.remove(substitute(name), always) : null;
        if (removed != null) {
            return removed;
        }
        return substitute == null ? before : substitute;
    }

    /**
     * The names of the attributes, without those that this node cannot read; of what was left in the store that is not known until it is read. An
     * application that asks for each by name gets a value, then.
     */
    public Set<String> names() {
        Set<String> names = table.readableNames();
        if (names.stream().noneMatch(AttributeView::isHidden)) {
            return names;
        }
        AttributeGraph graph = names.contains(GRAPH) ? graph() : null;
        Set<String> all = new HashSet<>(names);
        all.removeIf(AttributeView::isHidden);
        names.stream()
                .filter(name -> name.startsWith(SUBSTITUTE))
                .map(name -> name.substring(SUBSTITUTE.length()))
                .forEach(all::add);
        if (graph != null) {
            all.addAll(graph.names());
        }
        return Set.copyOf(all);
    }

    private @Nullable Object removeFromGraph(String name) {
        AttributeGraph graph = graph();
        Object value = graph == null ? null : graph.get(name);
        if (graph != null && graph.remove(name)) {
            table.suspect(GRAPH);
        }
        return value;
    }

    private @Nullable AttributeGraph graph() {
        return table.peek(GRAPH) instanceof AttributeGraph graph ? graph : null;
    }
}
