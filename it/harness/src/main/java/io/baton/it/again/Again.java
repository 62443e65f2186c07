// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.again;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.baton.it.process.Command;
import io.baton.it.process.CommandFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs test classes that one names, on the standard input, one after the other. The cluster that they share is made once, and stays; the test classes are
 * compiled and loaded anew each time.
 */
public final class Again {
    private static final String PACKAGE = "io.baton.it.cluster.";

    private final Path module;
    private final Path classes;
    private String last = "";

    private Again(Path module) {
        this.module = module;
        this.classes = module.resolve("target/test-classes");
    }

    /**
     * Reads test classes such as {@code SessionApiIT} or {@code SessionApiIT#method}, a line each, until the end of the input; an empty line means the last one
     * again.
     *
     * @param arguments the directory of the module with the tests, and the first test
     */
    public static void main(String[] arguments) throws IOException {
        Again again = new Again(Path.of(arguments[0]));
        boolean well = again.run(arguments[1]);
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (true) {
                say("Enter: once more; a class, or CLASS#METHOD: that one; q: the end");
                String line = input.readLine();
                if (line == null || "q".equals(line.strip())) {
                    break;
                }
                well = again.run(line.strip());
            }
        }
        System.exit(well ? 0 : 1);
    }

    private boolean run(String test) throws IOException {
        String wanted = test.isEmpty() ? last : test;
        last = wanted;
        try {
            compile();
        } catch (CommandFailedException mistakes) {
            say(String.valueOf(mistakes.getMessage()));
            return false;
        }
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader fresh =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, usual)) {
            thread.setContextClassLoader(fresh);
            return run(selector(wanted, fresh));
        } catch (ClassNotFoundException e) {
            say("There is no test class " + wanted);
            return false;
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private static DiscoverySelector selector(String test, ClassLoader loader) throws ClassNotFoundException {
        String[] parts = test.split("#", 2);
        Class<?> type = Class.forName(PACKAGE + parts[0], false, loader);
        return parts.length == 1 ? selectClass(type) : selectMethod(type, parts[1]);
    }

    private static boolean run(DiscoverySelector test) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(test).build();
        LauncherFactory.create().execute(request, new Progress(), summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 40);
        long passed = summary.getSummary().getTestsSucceededCount();
        long failed = summary.getSummary().getTotalFailureCount();
        say(passed + " passed, " + failed + " failed");
        return failed == 0 && passed > 0;
    }

    /** Compiles the sources that are newer than their classes, with all others: that takes a few seconds. */
    private void compile() throws IOException {
        Path sources = module.resolve("src/test/java");
        List<String> files;
        try (Stream<Path> found = Files.walk(sources)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .toList();
        }
        Path stamp = module.resolve("target/compiled-again");
        if (Files.exists(stamp) && files.stream().noneMatch(file -> isNewer(Path.of(file), stamp))) {
            return;
        }
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/javac").toString(),
                "-nowarn",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        words.addAll(files);
        Command.of(words).run();
        Files.writeString(stamp, "");
    }

    private static boolean isNewer(Path source, Path stamp) {
        try {
            return Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(stamp)) > 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
