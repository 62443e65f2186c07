// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * The four channels by which one run of an instance tells of an application: JMX, the server's monitoring, the trace
 * log and the flight recorder. For each step of a story, a test says to each of them what it should have told.
 */
final class Channels implements AutoCloseable {

    private static final String RECORDING = "story";

    private final GlassFishInstance instance;
    private final String application;
    private final ServerMonitoring monitoring;
    private final Recorded recording;
    private final Figures beans;
    private final Moves figures;
    private final Moves node;
    private final Moves statistics;
    private final TraceSteps trace;
    private final RecordedSteps recorded;
    private final StringBuilder shown = new StringBuilder();

    /**
     * What is told from now on.
     *
     * @param recording where the flight recorder's file will be
     */
    Channels(Bench bench, GlassFishInstance instance, String application, ServerMonitoring monitoring, Path recording) {
        this.instance = instance;
        this.application = application;
        this.monitoring = monitoring;
        this.recording = new Recorded(recording);
        instance.startRecording(RECORDING, bench.workbench().project().resolve("docs/monitoring/all-events.jfc"));
        beans = Figures.of(bench.cluster(), instance);
        figures = new Moves("figures of " + instance.name(), this::readFigures);
        node = new Moves("node figures of " + instance.name(), this::readNode);
        statistics = new Moves("monitoring of " + instance.name(), this::readStatistics);
        trace = new TraceSteps(new TraceLog(instance), application);
        recorded = new RecordedSteps(application);
    }

    /** A process that stood still for a tenth of a second asks the store whether it may believe its memory. */
    private SortedMap<String, Long> readFigures() {
        SortedMap<String, Long> counts = beans.counts(application);
        long confirmed = counts.getOrDefault("Opened CONFIRMED", 0L);
        counts.remove("Opened CONFIRMED");
        counts.merge("Opened MEMORY", confirmed, Long::sum);
        counts.merge("OpenTimes", -confirmed, Long::sum);
        return counts;
    }

    /** How often the store is called is a matter of time, and of chance. */
    private SortedMap<String, Long> readNode() {
        SortedMap<String, Long> counts = beans.counts(instance);
        counts.keySet().retainAll(Set.of("StoreUsable", "StoreOutages", "LeaseDoubts SUBSCRIPTION_LOST"));
        return counts;
    }

    private SortedMap<String, Long> readStatistics() {
        String text = monitoring.shown(instance);
        shown.append(text);
        String all = instance.name() + ".baton.";
        SortedMap<String, Long> counts =
                ServerMonitoring.counts(text, all + "applications." + application.substring(1) + ".");
        Map<String, Long> ofNode = ServerMonitoring.counts(text, all + "node.");
        ofNode.keySet().retainAll(Set.of("storeusable", "storeoutages"));
        counts.putAll(ofNode);
        counts.keySet().removeIf(name -> name.endsWith("time") || name.equals("byteswritten"));
        return counts;
    }

    /** The application's MBean: what moved, and by how much. */
    Channels figures(String... moved) {
        figures.are(moved);
        return this;
    }

    /** All figures of the application's MBean. */
    Map<String, Long> all() {
        return beans.counts(application);
    }

    /** The instance's MBean likewise, as far as it tells of the store's outages. */
    Channels node(String... moved) {
        node.are(moved);
        return this;
    }

    /** The server's monitoring likewise. */
    Channels statistics(String... moved) {
        statistics.are(moved);
        return this;
    }

    Channels trace(String... lines) {
        trace.are(lines);
        return this;
    }

    Channels recorded(String... events) {
        recorded.are(events);
        return this;
    }

    /** Nothing moved, and nothing was told. */
    void nothing() {
        figures().node().statistics().trace();
    }

    /** Ends the recording and looks at it, and returns all that was told by any channel, as far as it is text. */
    String end() {
        String all = beans.everything() + shown + new TraceLog(instance).lines();
        instance.stopRecording(RECORDING, recording.file());
        recorded.check(recording);
        return all + recording.whole() + recording.all();
    }

    @Override
    public void close() {
        beans.close();
    }
}
