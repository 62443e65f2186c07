// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.balancer;

import io.baton.it.process.PidFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A balancer in a process of its own, which outlives the one that started it. */
public final class BalancerProcess {
    private BalancerProcess() {}

    /** Starts one that keeps its pid file and its log in this directory. */
    public static void launch(Path directory, int port, List<BackEnd> backEnds, String healthPath) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx64m", "-cp", absolute(System.getProperty("java.class.path"))));
        words.add(BalancerProcess.class.getName());
        words.addAll(List.of(directory.toString(), Integer.toString(port), healthPath));
        backEnds.forEach(backEnd -> words.add(backEnd.route() + "=" + backEnd.uri()));
        File log = directory.resolve("balancer.log").toFile();
        try {
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the balancer", e);
        }
    }

    /** Runs a balancer until the process is killed; started by {@link #launch} only. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        List<BackEnd> backEnds = Arrays.stream(arguments)
                .skip(3)
                .map(text -> text.split("=", 2))
                .map(parts -> new BackEnd(parts[0], URI.create(parts[1])))
                .toList();
        Files.writeString(
                directory.resolve(PidFile.NAME),
                Long.toString(ProcessHandle.current().pid()));
        StickyBalancer.start(Integer.parseInt(arguments[1]), backEnds, arguments[2]);
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Arrays.stream(classPath.split(File.pathSeparator))
                        .map(entry -> new File(entry).getAbsolutePath())
                        .toList());
    }
}
