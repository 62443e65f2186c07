// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** One of two classes of one name, of which the one cannot read what the other wrote: a field is called otherwise, and with it the class's version is another one. */
enum Edition {
    ONE("EditionOne"),
    TWO("EditionTwo");

    private final String field;

    Edition(String field) {
        this.field = field;
    }

    /** The bytes of the class in this edition. Names in a class file are text; one of the same length takes another's place. */
    byte[] of(Class<?> type) {
        String file = type.getSimpleName() + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return text.replace(ONE.field, field).getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
