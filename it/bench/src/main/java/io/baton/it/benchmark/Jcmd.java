// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark;

import io.baton.it.glassfish.JavaHome;
import io.baton.it.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JDK's {@code jcmd}, talking to one JVM. */
record Jcmd(JavaHome javaHome, long pid) {
    private static final Pattern USED = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");
    private static final int KILO = 1_024;

    /** What of the heap is in use when garbage is collected, in bytes. */
    long usedHeap() {
        run("GC.run");
        String info = run("GC.heap_info");
        Matcher used = USED.matcher(info);
        if (!used.find()) {
            throw new IllegalStateException("No size of the heap in: " + info);
        }
        return Long.parseLong(used.group(1)) * KILO;
    }

    /** Begins a recording of what the JVM does. */
    void startRecording() {
        run("JFR.configure", "stackdepth=256");
        run("JFR.start", "name=bench", "settings=profile");
    }

    /** Ends the recording and keeps it in this file. */
    void stopRecording(Path file) {
        run("JFR.stop", "name=bench", "filename=" + file);
    }

    private String run(String... command) {
        List<String> words =
                new ArrayList<>(List.of(javaHome.path().resolve("bin/jcmd").toString(), Long.toString(pid)));
        words.addAll(List.of(command));
        return Command.of(words).run();
    }
}
