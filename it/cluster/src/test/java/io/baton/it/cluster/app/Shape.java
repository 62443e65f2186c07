// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * A kind of value that applications change in place.
 *
 * @param <T> its class
 * @param name of the attribute
 * @param fresh makes one that was not changed yet
 * @param change changes one once
 * @param changes how often one was changed
 */
record Shape<T>(String name, Supplier<T> fresh, Consumer<T> change, ToIntFunction<T> changes) {

    private static final String KEY = "changes";

    static final List<Shape<?>> ALL = List.of(
            new Shape<>("list", ArrayList<Integer>::new, list -> list.add(list.size()), List::size),
            new Shape<>("set", LinkedHashSet<Integer>::new, set -> set.add(set.size()), LinkedHashSet::size),
            new Shape<>("deque", ArrayDeque<Integer>::new, deque -> deque.push(deque.size()), Deque::size),
            new Shape<>("map", HashMap<String, Integer>::new, Shape::count, Shape::counted),
            new Shape<>("sorted map", TreeMap<String, Integer>::new, Shape::count, Shape::counted),
            new Shape<>("concurrent map", ConcurrentHashMap<String, Integer>::new, Shape::count, Shape::counted),
            new Shape<>(
                    "synchronized list",
                    () -> Collections.synchronizedList(new ArrayList<Integer>()),
                    list -> list.add(list.size()),
                    List::size),
            new Shape<>("integer", AtomicInteger::new, AtomicInteger::incrementAndGet, AtomicInteger::get),
            new Shape<>(
                    "reference",
                    () -> new AtomicReference<>(0),
                    reference -> reference.updateAndGet(before -> before + 1),
                    AtomicReference::get),
            new Shape<>("array", () -> new int[1], array -> array[0]++, array -> array[0]),
            new Shape<>("bits", BitSet::new, bits -> bits.set(bits.cardinality()), BitSet::cardinality),
            new Shape<>("text", StringBuilder::new, text -> text.append('.'), StringBuilder::length),
            new Shape<>("bean", Visitor::new, Visitor::visit, Visitor::visits),
            new Shape<>("bean in a bean", Visitor::new, Visitor::visitOfGuest, Visitor::visitsOfGuest),
            new Shape<>(
                    "nested",
                    () -> new HashMap<>(
                            Map.of(KEY, new ArrayList<>(List.of(new ArrayDeque<>(List.of(new Visitor())))))),
                    nested -> visitor(nested).visitOfGuest(),
                    nested -> visitor(nested).visitsOfGuest()),
            new Shape<>(
                    "in an immutable list",
                    () -> List.of(new AtomicInteger()),
                    list -> list.get(0).incrementAndGet(),
                    list -> list.get(0).get()),
            new Shape<>(
                    "in an unmodifiable view",
                    () -> Collections.unmodifiableMap(new HashMap<>(Map.of(KEY, new AtomicInteger()))),
                    map -> of(map).incrementAndGet(),
                    map -> of(map).get()),
            new Shape<>(
                    "in a record",
                    () -> new Envelope(new AtomicInteger()),
                    envelope -> envelope.content().incrementAndGet(),
                    envelope -> envelope.content().get()));

    void setIn(HttpSession session) {
        session.setAttribute(name, fresh.get());
    }

    void changeIn(HttpSession session) {
        change.accept(valueIn(session));
    }

    String shownOf(HttpSession session) {
        return session.getAttribute(name) == null ? "none" : Integer.toString(changes.applyAsInt(valueIn(session)));
    }

    @SuppressWarnings("unchecked")
    private T valueIn(HttpSession session) {
        return (T) session.getAttribute(name);
    }

    private static void count(Map<String, Integer> map) {
        map.merge(KEY, 1, Integer::sum);
    }

    private static int counted(Map<String, Integer> map) {
        return map.getOrDefault(KEY, 0);
    }

    private static Visitor visitor(Map<String, ? extends List<? extends Deque<Visitor>>> nested) {
        return of(nested).get(0).getFirst();
    }

    private static <V> V of(Map<String, V> map) {
        return map.values().iterator().next();
    }
}
