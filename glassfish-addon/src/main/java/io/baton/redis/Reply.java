// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.model.Wording;
import java.util.List;

/** What a script returned, read from front to back; the first part is a status word. */
final class Reply {

    private final String script;
    private final List<Object> parts;
    private int at;

    Reply(String script, List<Object> parts) {
        this.script = script;
        this.parts = parts;
    }

    String text() {
        return new String(bytes(), UTF_8);
    }

    /** @throws IllegalArgumentException if it is none */
    long number() {
        String text = text();
        return StoredNumber.parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(script + " returned '" + Wording.shown(text) + "' as a number"));
    }

    boolean flag() {
        return text().equals("1");
    }

    <E extends Enum<E>> E word(Class<E> words) {
        return Enum.valueOf(words, text());
    }

    byte[] bytes() {
        if (at >= parts.size() || !(parts.get(at) instanceof byte[] part)) {
            throw new IllegalStateException(script + " returned no bytes at position " + at + " of " + parts.size());
        }
        at++;
        return part;
    }

    boolean hasMore() {
        return at < parts.size();
    }
}
