// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The path of a file that exists and can be read by this process. */
record ReadableFile(String kind) implements ValueFormat<Path> {

    @Override
    public Optional<Path> parse(String text) {
        if (text.isEmpty() || !text.equals(text.strip())) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(text);
            return Files.isRegularFile(path) && Files.isReadable(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public String allowed() {
        return "path of a readable " + kind;
    }
}
