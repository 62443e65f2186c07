// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * An unpacked GlassFish that nobody has touched; clusters work on copies of it.
 *
 * @param home the directory with {@code bin/asadmin}
 * @param version its version, such as 7.0.21
 */
public record GlassFishDistribution(Path home, String version) {

    private static final List<String> ASADMIN = List.of("bin/asadmin", "glassfish/bin/asadmin");
    private static final String START = "exec \"$JAVA\"";

    /** Checks that there is a GlassFish. */
    public GlassFishDistribution {
        if (!Files.isExecutable(home.resolve("bin/asadmin"))) {
            throw new IllegalArgumentException("No GlassFish in " + home + " (bin/asadmin is missing)");
        }
    }

    /** The distribution that was unpacked into this directory, whatever its top directory is called. */
    public static GlassFishDistribution unpackedIn(Path directory, String version) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("GlassFish was not unpacked into " + directory + ": run mvn package");
        }
        try (Stream<Path> tops = Files.list(directory)) {
            List<Path> homes = tops.filter(top -> Files.isExecutable(top.resolve("bin/asadmin")))
                    .toList();
            if (homes.size() != 1) {
                throw new IllegalArgumentException("One GlassFish expected in " + directory + ", found " + homes);
            }
            return new GlassFishDistribution(homes.get(0), version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The oldest JDK it runs on. */
    public int oldestJava() {
        return Integer.parseInt(version.split("\\.", 2)[0]) >= 8 ? 21 : 17;
    }

    /**
     * Makes an installation of its own for somebody. Jars, which nobody changes in place, are linked; that takes a moment and no room. Its asadmin runs with the
     * first compiler and the serial collector only, which takes a third less for each of the hundreds of commands of a test.
     *
     * @param target where to, the later folder with {@code bin/asadmin}
     * @param java the JDK for asadmin, the operators' scripts and the servers, named where all of them look for it
     */
    public void install(Path target, JavaHome java) {
        copyTo(target);
        try {
            Files.writeString(
                    target.resolve("glassfish/config/asenv.conf"),
                    "%nAS_JAVA=\"%s\"%n".formatted(java.path()),
                    StandardOpenOption.APPEND);
            for (String script : ASADMIN) {
                startQuickly(target.resolve(script));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void startQuickly(Path script) throws IOException {
        String usual = Files.readString(script);
        String quick = usual.replace(START, START + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        if (quick.equals(usual)) {
            throw new IOException("No line of " + script + " has " + START);
        }
        Files.writeString(script, quick);
    }

    private void copyTo(Path target) {
        try {
            Files.walkFileTree(home, new Copier(home, target));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + home + " to " + target, e);
        }
    }

    private static final class Copier extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copier(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path copy = to.resolve(from.relativize(file));
            if (!file.toString().endsWith(".jar") || !linked(file, copy)) {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean linked(Path file, Path copy) {
            try {
                Files.createLink(copy, file);
                return true;
            } catch (IOException | UnsupportedOperationException anotherFileSystem) {
                return false;
            }
        }
    }
}
