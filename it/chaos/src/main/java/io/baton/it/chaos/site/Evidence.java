// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A directory with copies of files that the next run would overwrite. */
final class Evidence {
    private final Path directory;

    Evidence(Path directory) {
        this.directory = directory;
    }

    /** Keeps a file, if it is there, under a name. */
    void keep(Path file, String name) {
        try {
            if (Files.exists(file)) {
                Files.copy(file, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps all files of a directory whose names begin so, under their names with something before them. */
    void keepAll(Path from, String beginning, String before) {
        matching(from, beginning).forEach(file -> keep(file, before + file.getFileName()));
    }

    private static List<Path> matching(Path from, String beginning) {
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(from)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(beginning))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
