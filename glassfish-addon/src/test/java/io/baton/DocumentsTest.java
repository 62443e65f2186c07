// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.config.Setting;
import io.baton.config.SettingsList;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages' links lead somewhere, and the names in them exist. */
class DocumentsTest {

    private static final int README_BYTES = 8 * 1024;

    private static final Pattern SYSTEM_PROPERTY = Pattern.compile("(?:-D|(?<![\\w./:-]))(baton(?:\\.[A-Za-z]\\w*)+)");
    private static final Pattern SCRIPT = Pattern.compile("\\b(install|uninstall|status|demo)\\.sh\\b(.*)");
    private static final Pattern OPTION = Pattern.compile("(?<!\\S)(--[a-z][a-z0-9-]*)");
    private static final Pattern GIVEN = Pattern.compile("--(?:property|set|unset) '?([A-Za-z]+)");
    private static final Pattern ASSIGNED = Pattern.compile("([a-z][A-Za-z]*)=.*");
    /** What names of settings end with, when they are names of nothing else. */
    private static final Pattern LIKE_A_SETTING =
            Pattern.compile("[a-z]\\w*(?:Seconds|TTL|Bytes|Megabytes|InMemory|WaitTime)");

    private static final Path DECISIONS = Documents.PROJECT.resolve("docs/decisions");

    /** Names before an equals sign that are not Baton's: of balancers, other products, and of the chaos report. */
    private static final Set<String> OF_OTHERS = Set.of("readMode", "store", "stickysession");

    private static final Set<String> SETTINGS =
            SettingsList.all().stream().map(Setting::name).collect(Collectors.toSet());

    @Test
    void theReadmeHasAtMostEightKilobytes() throws IOException {
        assertThat(Files.size(Documents.PROJECT.resolve("README.md"))).isLessThanOrEqualTo(README_BYTES);
    }

    @Test
    void linksLeadToFilesAndHeadings() {
        assertNothingWrong((page, wrong) -> {
            for (String link : Documents.links(Documents.read(page))) {
                if (!link.contains("://")) {
                    check(page, link, wrong);
                }
            }
        });
    }

    @Test
    void systemPropertiesExist() throws IOException {
        Set<String> known = systemPropertiesOfTheSources();
        assertThat(known).contains("baton.check", "baton.long", "baton.bench.rounds");
        assertNothingWrong((page, wrong) -> Documents.code(Documents.read(page))
                .flatMap(DocumentsTest::systemProperties)
                .filter(name -> !known.contains(name))
                .forEach(wrong::add));
    }

    /** Decisions are left out: they also name what was turned down. */
    @Test
    void settingsExist() {
        Set<String> lowerCase =
                SETTINGS.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        assertNothingWrong((page, wrong) -> {
            if (DECISIONS.equals(page.getParent())) {
                return;
            }
            String text = Documents.read(page);
            Documents.code(text)
                    .flatMap(code -> GIVEN.matcher(code).results())
                    .map(given -> given.group(1))
                    .filter(name -> !name.equals("NAME") && !SETTINGS.contains(name))
                    .forEach(wrong::add);
            Documents.spans(text).forEach(span -> {
                Matcher assigned = ASSIGNED.matcher(span);
                String name = assigned.matches() ? assigned.group(1) : span;
                boolean isMeant = assigned.matches() ? !OF_OTHERS.contains(name) : isLikeASetting(name, lowerCase);
                if (isMeant && !SETTINGS.contains(name)) {
                    wrong.add(span);
                }
            });
        });
    }

    @Test
    void optionsOfScriptsExist() {
        Path scripts = Documents.PROJECT.resolve("asadmin-scripts");
        String common = Documents.read(scripts.resolve("lib.sh"));
        assertNothingWrong((page, wrong) -> Documents.code(Documents.read(page)).forEach(code -> {
            Matcher script = SCRIPT.matcher(code);
            if (script.find()) {
                String source = common + Documents.read(scripts.resolve(script.group(1) + ".sh"));
                OPTION.matcher(script.group(2))
                        .results()
                        .map(option -> option.group(1))
                        .filter(option -> !source.contains(option))
                        .forEach(option -> wrong.add(script.group(1) + ".sh " + option));
            }
        }));
    }

    private static boolean isLikeASetting(String name, Set<String> lowerCase) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LIKE_A_SETTING.matcher(name).matches() || (lowerCase.contains(lower) && !name.equals(lower));
    }

    private static void check(Path page, String link, List<String> wrong) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? page
                : page.resolveSibling(URLDecoder.decode(parts[0], StandardCharsets.UTF_8))
                        .normalize();
        if (!Files.exists(target)) {
            wrong.add(link + " leads to no file");
        } else if (parts.length == 2
                && target.toString().endsWith(".md")
                && !Documents.anchors(Documents.read(target)).contains(parts[1])) {
            wrong.add(link + " leads to no heading");
        }
    }

    private static void assertNothingWrong(BiConsumer<Path, List<String>> check) {
        List<String> all = new ArrayList<>();
        for (Path page : Documents.all()) {
            List<String> wrong = new ArrayList<>();
            check.accept(page, wrong);
            wrong.forEach(what -> all.add(page + ": " + what));
        }
        assertThat(all).isEmpty();
    }

    private static Stream<String> systemProperties(String code) {
        return SYSTEM_PROPERTY.matcher(code).results().map(property -> property.group(1));
    }

    private static Set<String> systemPropertiesOfTheSources() throws IOException {
        Set<String> names = new TreeSet<>();
        Files.walkFileTree(Documents.PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return name.equals("target") || name.equals(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") || name.equals("pom.xml")) {
                    systemProperties(Documents.read(file)).forEach(names::add);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }
}
