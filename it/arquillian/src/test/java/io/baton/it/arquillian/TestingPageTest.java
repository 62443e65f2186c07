// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/testing-applications.md} shows what this module does. */
class TestingPageTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)\n```");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<artifactId>(\\S+)</artifactId>\\s*<version>(\\S+)</version>");

    private final String page = read(PROJECT.resolve("docs/testing-applications.md"));

    @Test
    void itsJavaIsThisModules() throws IOException {
        List<String> sources;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            sources = files.filter(Files::isRegularFile)
                    .map(TestingPageTest::read)
                    .toList();
        }
        assertAll(blocks("java")
                .map(block -> () -> assertTrue(
                        sources.stream().anyMatch(source -> source.contains(block + "\n")),
                        "not in a source of this module:\n" + block)));
    }

    @Test
    void itsConfigurationIsThisModules() {
        String configuration =
                read(Path.of("src/test/resources/arquillian.xml")).strip();
        assertTrue(blocks("xml").anyMatch(configuration::equals));
    }

    @Test
    void itsVersionsAreThisProjects() {
        String pom = read(PROJECT.resolve("pom.xml"));
        String dependencies = blocks("xml").findFirst().orElseThrow();
        assertAll(
                () -> assertEquals(version(pom, "junit"), shown(dependencies, "junit-bom")),
                () -> assertEquals(version(pom, "arquillian"), shown(dependencies, "arquillian-bom")),
                () -> assertEquals(
                        version(pom, "arquillian-glassfish"),
                        shown(dependencies, "arquillian-glassfish-server-managed")),
                () -> assertEquals(version(pom, "awaitility"), shown(dependencies, "awaitility")),
                () -> assertEquals(shown(pom, "baton-parent"), shown(dependencies, "baton-extension")),
                () -> assertTrue(page.contains(
                        "GlassFish " + version(pom, "glassfish") + " and " + version(pom, "glassfish8"))));
    }

    private Stream<String> blocks(String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2));
    }

    private static String version(String pom, String name) {
        Matcher property = Pattern.compile("<" + name + "\\.version>(.*)<").matcher(pom);
        assertTrue(property.find(), name);
        return property.group(1);
    }

    private static String shown(String text, String artifact) {
        return DEPENDENCY
                .matcher(text)
                .results()
                .filter(dependency -> dependency.group(1).equals(artifact))
                .map(dependency -> dependency.group(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no version of " + artifact));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
