// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * What the flight recorder of an instance wrote down.
 *
 * @param file of the recording
 */
record Recorded(Path file) {

    static final String BATON = "io.baton.";

    private static final Set<String> OF_ALL = Set.of("startTime", "duration", "eventThread", "stackTrace");

    /** The values of the events of that name. */
    List<String> events(String name) {
        return all().stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .map(Recorded::values)
                .toList();
    }

    /** Baton's events, in the order of their ends. */
    List<RecordedEvent> all() {
        List<RecordedEvent> all = new ArrayList<>();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().startsWith(BATON)) {
                    all.add(event);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        all.sort(Comparator.comparing(RecordedEvent::getEndTime));
        return all;
    }

    /** The values of an event that no other kind has. */
    static String values(RecordedEvent event) {
        return event.getFields().stream()
                .map(ValueDescriptor::getName)
                .filter(field -> !OF_ALL.contains(field))
                .map(field -> Objects.toString(event.getValue(field)))
                .collect(Collectors.joining(" "));
    }

    /** The names of all kinds of events that the instance knew. */
    List<String> types() {
        try (RecordingFile recording = new RecordingFile(file)) {
            return recording.readEventTypes().stream().map(EventType::getName).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All of the file, whatever event has it. */
    String whole() {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
