// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;

/**
 * The events of one application and of the store that a recording should have when it ends, from all steps of a story
 * one after the other.
 */
final class RecordedSteps {

    /** A step has several, in the order of the attributes, before its other events; here they are counted. */
    private static final Set<String> OF_ATTRIBUTES = Set.of("Encode", "Decode");

    private static final Set<String> OF_SESSIONS = Set.of("SessionOpen", "SessionEnd", "HandOver", "SessionRefused");

    private final String application;
    private final List<String> expected = new ArrayList<>();

    RecordedSteps(String application) {
        this.application = application;
    }

    /** These, in this order, and nothing else, is what the step should have added. */
    void are(String... steps) {
        expected.addAll(List.of(steps));
    }

    void check(Recorded recorded) {
        List<String> told = new ArrayList<>();
        SortedMap<String, Integer> coded = new TreeMap<>();
        for (RecordedEvent event : recorded.all()) {
            String step = told(event);
            if (OF_ATTRIBUTES.contains(step)) {
                coded.merge(step, 1, Integer::sum);
            } else if (!step.isEmpty()) {
                coded.forEach((name, count) -> told.add(count + " " + name));
                coded.clear();
                told.add(step);
            }
        }
        assertThat(coded).as("after the last step").isEmpty();
        assertThat(told).as(recorded.file().toString()).containsExactlyElementsOf(expected);
    }

    /** Empty if it is nothing of the story. */
    private String told(RecordedEvent event) {
        String name = event.getEventType().getName().substring(Recorded.BATON.length());
        if (name.equals("StoreState")) {
            return name + " " + event.getBoolean("usable");
        }
        if (!event.hasField("application") || !application.equals(event.getString("application"))) {
            return "";
        }
        String values = Recorded.values(event).substring(application.length());
        if (values.startsWith(" CONFIRMED")) {
            // Memory without a question is no event; a process that stood still for a tenth of a second asks.
            return "";
        }
        return OF_SESSIONS.contains(name) ? name + values.replace(" null", "") : name;
    }
}
