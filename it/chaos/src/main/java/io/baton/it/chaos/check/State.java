// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** What a session was shown to hold: the numbers of its changes, and counters that must tell the same. */
public final class State {
    /** Of these, the session's counters count a part each: those numbers that have the counter's place as remainder. */
    public static final int COUNTERS = 4;

    private final BitSet numbers = new BitSet();
    private final boolean whole;

    private State(int[] numbers, int[] counters) {
        Arrays.stream(numbers).forEach(this.numbers::set);
        this.whole = numbers.length == this.numbers.cardinality() && Arrays.equals(counters, counted(numbers));
    }

    /**
     * The state that an answer shows.
     *
     * @param numbers of the changes, separated by commas
     * @param counters in their order, separated by commas
     */
    public static State of(String numbers, String counters) {
        return new State(parsed(numbers), parsed(counters));
    }

    /** The state in which all these changes are, and nothing is wrong. */
    public static State of(Integer... numbers) {
        int[] all = Arrays.stream(numbers).mapToInt(Integer::intValue).toArray();
        return new State(all, counted(all));
    }

    /** The numbers of the changes. */
    public List<Integer> numbers() {
        return numbers.stream().boxed().toList();
    }

    /** Whether a change is there. */
    public boolean contains(int number) {
        return numbers.get(number);
    }

    /** Whether each number is there once, and the counters tell the same as the numbers: attributes of one moment. */
    public boolean isWhole() {
        return whole;
    }

    @Override
    public String toString() {
        return numbers + (whole ? "" : " (not whole)");
    }

    private static int[] counted(int[] numbers) {
        return IntStream.range(0, COUNTERS)
                .map(place -> (int) Arrays.stream(numbers)
                        .filter(number -> number % COUNTERS == place)
                        .count())
                .toArray();
    }

    private static int[] parsed(String list) {
        return list.isEmpty()
                ? new int[0]
                : Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
    }
}
