// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A graph of objects of all kinds, put together by a seed: the same one for the same seed, with objects that several others refer to, and cycles. */
final class RandomGraph {

    private static final int DEEPEST = 5;

    private final Random random;
    private final List<Object> made = new ArrayList<>();
    private final List<Callable<Object>> specimens = List.copyOf(Specimens.ALL.values());

    private RandomGraph(long seed) {
        random = new Random(seed);
    }

    static Object of(long seed) throws Exception {
        Object root = new RandomGraph(seed).next(0);
        return root == null ? "null" : root;
    }

    private @Nullable Object next(int depth) throws Exception {
        if (depth == DEEPEST) {
            return leaf();
        }
        Object value = switch (random.nextInt(14)) {
            case 0 -> leaf();
            case 1 -> again();
            case 2, 3 -> thing(depth);
            case 4 -> new Pair(next(depth + 1), next(depth + 1));
            case 5 -> new Thing[] {thing(depth), null};
            case 6 -> new Object[][] {{next(depth + 1)}, {next(depth + 1), next(depth + 1)}};
            case 7 -> new ArrayList<>(Arrays.asList(next(depth + 1), next(depth + 1)));
            case 8 -> new CopyOnWriteArrayList<>(Arrays.asList(next(depth + 1), leaf()));
            case 9 -> new ArrayDeque<>(List.of(thing(depth)));
            case 10 -> map(new TreeMap<>(), depth);
            case 11 -> map(new ConcurrentHashMap<>(), depth);
            case 12 -> Collections.unmodifiableList(new ArrayList<>(Arrays.asList(next(depth + 1))));
            default -> specimens.get(random.nextInt(specimens.size())).call();
        };
        if (value != null && !isMadeLate(value)) {
            made.add(value);
        }
        return value;
    }

    /** What Java makes, or replaces, when all that it holds was read is not there yet for what it holds: a cycle through it does not come back. */
    private static boolean isMadeLate(Object value) {
        return value instanceof Pair || value.getClass().getName().startsWith("java.util.Collections$");
    }

    private @Nullable Object again() {
        return made.isEmpty() ? null : made.get(random.nextInt(made.size()));
    }

    private Object leaf() {
        return switch (random.nextInt(6)) {
            case 0 -> "word" + random.nextInt();
            case 1 -> random.nextInt();
            case 2 -> random.nextGaussian();
            case 3 -> random.nextBoolean() ? Operation.PLUS : Operation.TIMES;
            case 4 -> new Pair(random.nextInt(), null);
            default -> new int[] {random.nextInt(), random.nextInt()};
        };
    }

    private Thing thing(int depth) throws Exception {
        Thing thing = new Thing("thing" + random.nextInt());
        made.add(thing);
        for (int i = random.nextInt(3); i > 0; i--) {
            thing.parts.add(next(depth + 1));
        }
        thing.any = next(depth + 1);
        if (random.nextBoolean()) {
            thing.row = new Thing[] {thing, new Thing("small")};
        }
        return thing;
    }

    private Map<String, Object> map(Map<String, Object> map, int depth) throws Exception {
        for (int i = random.nextInt(4); i > 0; i--) {
            Object value = next(depth + 1);
            map.put("key" + random.nextInt(), value == null ? "null" : value);
        }
        return map;
    }
}
