// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A filter for all object streams of a JVM, in the syntax of {@code jdk.serialFilter} (JEP 290): it refuses what is
 * never deserialized, and says nothing about anything else. So it reaches the streams that a class opens by itself
 * while it is read.
 */
public final class JvmFilter {

    /** The beginning of each such filter, by which scripts know it: no class has that name. */
    private static final String SIGN = "!io.baton.jvm.filter";

    private JvmFilter() {}

    /** The filter. */
    public static String pattern() {
        return Stream.concat(
                        Stream.of(SIGN),
                        ClassPatterns.unmarked(ClassPolicy.NEVER_LIST).stream().flatMap(JvmFilter::refusing))
                .collect(Collectors.joining(";"));
    }

    private static Stream<String> refusing(String pattern) {
        return pattern.endsWith("*") ? Stream.of("!" + pattern) : Stream.of("!" + pattern, "!" + pattern + "$*");
    }

    /** Prints the filter, for scripts. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        out.println(pattern());
    }
}
