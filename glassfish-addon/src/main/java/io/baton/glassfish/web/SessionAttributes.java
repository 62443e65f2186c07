// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.engine.attributes.AttributeView;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The engine's attributes as the map that the container's session works on, so that events and validity checks stay the container's own. */
final class SessionAttributes extends AbstractMap<String, Object> {

    private final AttributeView view;
    private final BooleanSupplier listeners;

    /**
     * @param view what the session has
     * @param listeners whether the application listens to what becomes of attributes, so that it must be shown what is replaced and removed
     */
    SessionAttributes(AttributeView view, BooleanSupplier listeners) {
        this.view = view;
        this.listeners = listeners;
    }

    @Override
    public @Nullable Object get(Object name) {
        return view.get((String) name);
    }

    @Override
    public @Nullable Object put(String name, Object value) {
        return view.put(name, value, listeners.getAsBoolean());
    }

    @Override
    public @Nullable Object remove(Object name) {
        return view.remove((String) name, listeners.getAsBoolean());
    }

    @Override
    public boolean containsKey(Object name) {
        return view.names().contains((String) name);
    }

    @Override
    public int size() {
        return view.names().size();
    }

    @Override
    public Set<String> keySet() {
        return view.names();
    }

    /** Nothing: the container clears sessions it recycles, and that must not reach the session others go on with. */
    @Override
    public void clear() {}

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return view.names().stream()
                        .<Map.Entry<String, Object>>map(name -> new SimpleImmutableEntry<>(name, view.get(name)))
                        .filter(entry -> entry.getValue() != null)
                        .iterator();
            }

            @Override
            public int size() {
                return view.names().size();
            }
        };
    }
}
