// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK that servers can run on.
 *
 * @param path its directory
 */
public record JavaHome(Path path) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");

    /** Where systems and version managers put JDKs; each directory in there may be one. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/lib/jvm",
            "/opt/java",
            "/opt/jdk",
            "/Library/Java/JavaVirtualMachines",
            System.getProperty("user.home") + "/.sdkman/candidates/java",
            System.getProperty("user.home") + "/.jdks");

    /**
     * The JDK at this place.
     *
     * @throws IllegalArgumentException if there is none, or one that is too old
     */
    public static JavaHome at(Path path, int oldest) {
        int version = version(path)
                .orElseThrow(() -> new IllegalArgumentException("No JDK at " + path + " (it has no release file)"));
        if (version < oldest) {
            throw new IllegalArgumentException(
                    "JDK %d at %s is too old: %d or later is needed".formatted(version, path, oldest));
        }
        return new JavaHome(path.toAbsolutePath());
    }

    /**
     * A JDK of this version or later: the one that runs this code if it will do, else the one that the environment variable
     * {@code JAVA_HOME_21_UP} or {@code JAVA_HOME} names, else the first one found in the usual places.
     *
     * @throws IllegalStateException if there is none
     */
    public static JavaHome atLeast(int oldest) {
        return candidates()
                .filter(path -> version(path).orElse(0) >= oldest)
                .findFirst()
                .map(JavaHome::new)
                .orElseThrow(() -> new IllegalStateException(
                        ("These servers need JDK %d or later, and none was found in %s. Name one with"
                                        + " -Dbaton.glassfish.java.home=DIR or in the environment variable JAVA_HOME_21_UP.")
                                .formatted(oldest, USUAL_PLACES)));
    }

    private static Stream<Path> candidates() {
        List<Path> places = new ArrayList<>();
        places.add(Path.of(System.getProperty("java.home")));
        for (String variable : List.of("JAVA_HOME_21_UP", "JAVA_HOME")) {
            String value = System.getenv(variable);
            if (value != null && !value.isBlank()) {
                places.add(Path.of(value));
            }
        }
        USUAL_PLACES.forEach(place -> places.addAll(directories(Path.of(place))));
        return places.stream().flatMap(path -> Stream.of(path, path.resolve("Contents/Home")));
    }

    private static List<Path> directories(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(place)) {
            return found.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalInt version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return OptionalInt.empty();
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
