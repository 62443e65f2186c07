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

/** Classes by name: one of them, those of a package ({@code com.acme.*}), or those of a package and the packages below ({@code com.acme.**}). */
final class ClassPatterns {

    private static final String TREE = ".**";
    private static final String PACKAGE = ".*";

    private final Set<String> names = new HashSet<>();
    private final Set<String> packages = new HashSet<>();
    private final Set<String> trees = new HashSet<>();

    /** @param patterns as the operator's property has them, already validated */
    ClassPatterns(Collection<String> patterns) {
        patterns.forEach(this::add);
    }

    /** The patterns of a file beside this class, one per line; {@code #} begins a comment. */
    static ClassPatterns listed(String file) {
        try (InputStream in = ClassPatterns.class.getResourceAsStream(file);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
            List<String> patterns = lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
            return new ClassPatterns(patterns);
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
