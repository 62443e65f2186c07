// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Classes by name: one of them, those of a package ({@code com.acme.*}), or those of a package and the packages below ({@code com.acme.**}). */
final class ClassPatterns {

    private static final String TREE = ".**";
    private static final String PACKAGE = ".*";
    private static final String MARK = "~";

    private final Set<String> names = new HashSet<>();
    private final Set<String> packages = new HashSet<>();
    private final Set<String> trees = new HashSet<>();

    /** @param patterns as the operator's property has them, already validated */
    ClassPatterns(Collection<String> patterns) {
        patterns.forEach(this::add);
    }

    /** The patterns of a file beside this class, whatever marks they have. */
    static ClassPatterns listed(String file) {
        return new ClassPatterns(
                lines(file).map(line -> line.replace(MARK, "").strip()).toList());
    }

    /** The patterns of a file beside this class that are not marked. */
    static List<String> unmarked(String file) {
        return lines(file).filter(line -> !line.endsWith(MARK)).toList();
    }

    /**
     * The lines of a file beside this class, one pattern each, with its mark if it has one; {@code #} begins a comment.
     */
    private static Stream<String> lines(String file) {
        try (InputStream in = ClassPatterns.class.getResourceAsStream(file);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    private void add(String pattern) {
        if (pattern.endsWith(TREE)) {
            trees.add(pattern.substring(0, pattern.length() - TREE.length()));
        } else if (pattern.endsWith(PACKAGE)) {
            packages.add(pattern.substring(0, pattern.length() - PACKAGE.length()));
        } else {
            names.add(pattern);
        }
    }

    /** Whether it names the class itself, not its package. */
    boolean name(String className) {
        return names.contains(className);
    }

    /** Whether it names the class itself or a class that this one is nested in. */
    boolean nameNested(String className) {
        for (int end = className.length(); end > 0; end = className.lastIndexOf('$', end - 1)) {
            if (names.contains(className.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    boolean match(String className) {
        int dot = className.lastIndexOf('.');
        return names.contains(className)
                || (dot > 0 && (packages.contains(className.substring(0, dot)) || isInTree(className)));
    }

    private boolean isInTree(String className) {
        for (int dot = className.indexOf('.'); dot > 0; dot = className.indexOf('.', dot + 1)) {
            if (trees.contains(className.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }
}
