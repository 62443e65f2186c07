// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All attributes of a session as one value, in which objects that several of them refer to are one object. Any thread may use it. */
public final class AttributeGraph {

    private final ConcurrentHashMap<String, Object> values = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    /** The names of values that were put here, or were told that they are here. */
    private final Set<String> active = ConcurrentHashMap.newKeySet();

    private volatile Map<String, UncodableException> leftOut = Map.of();

    /** An empty one. */
    public AttributeGraph() {}

    AttributeGraph(Map<String, Object> values) {
        this.values.putAll(values);
    }

    /** The value of that name, or null. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /** Sets the value. */
    public void put(String name, Object value) {
        active.add(name);
        values.put(name, value);
    }

    /** Removes the value; true if there was one. */
    public boolean remove(String name) {
        active.remove(name);
        return values.remove(name) != null;
    }

    /** The names of all values. */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** Whether the value was told last that its session is here, or was put since. */
    public boolean isActive(String name) {
        return active.contains(name);
    }

    /** Takes note of what the value is told. */
    public void active(String name, boolean isSo) {
        if (isSo) {
            active.add(name);
        } else {
            active.remove(name);
        }
    }

    Map<String, Object> sorted() {
        return new TreeMap<>(values);
    }

    /** What was left out when the graph was encoded last and why, without what this method named before. */
    public Map<String, UncodableException> newlyLeftOut() {
        Map<String, UncodableException> failures = leftOut;
        told.retainAll(failures.keySet());
        Map<String, UncodableException> untold = new TreeMap<>(failures);
        untold.keySet().removeIf(name -> !told.add(name));
        return untold;
    }

    void leftOut(Map<String, UncodableException> failures) {
        leftOut = Map.copyOf(failures);
    }
}
