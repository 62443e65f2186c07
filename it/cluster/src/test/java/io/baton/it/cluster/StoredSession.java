// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.redis.RedisServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the store has of one session at one moment. The frame of an attribute has the record's version that last wrote it: written once more, it is another
 * one even if the value is the same.
 *
 * @param redis the store
 * @param key of the record
 * @param fields of the record
 */
record StoredSession(RedisServer redis, String key, Map<String, ByteBuffer> fields) {

    private static final String ATTRIBUTE = "a:";

    /** The one session of an application that begins while the work is done. */
    static StoredSession begunBy(RedisServer redis, String application, Runnable work) {
        String pattern = "baton:{" + application + "/*}";
        List<String> before = redis.keys(pattern);
        work.run();
        List<String> begun = new ArrayList<>(redis.keys(pattern));
        begun.removeAll(before);
        if (begun.size() != 1) {
            throw new IllegalStateException("One session should have begun, not " + begun.size());
        }
        return read(redis, begun.get(0));
    }

    /** The same session, as it is in the store now. */
    StoredSession now() {
        return read(redis, key);
    }

    /** The names of its attributes. */
    Set<String> attributes() {
        return fields.keySet().stream()
                .filter(field -> field.startsWith(ATTRIBUTE))
                .map(field -> field.substring(ATTRIBUTE.length()))
                .collect(Collectors.toSet());
    }

    /** The attributes that were written, for the first time or once more, since it was like that. */
    Set<String> writtenSince(StoredSession earlier) {
        return attributes().stream()
                .filter(attribute -> !frame(attribute).equals(earlier.fields.get(ATTRIBUTE + attribute)))
                .collect(Collectors.toSet());
    }

    /** The bytes of an attribute, header included. */
    ByteBuffer frame(String attribute) {
        ByteBuffer bytes = fields.get(ATTRIBUTE + attribute);
        if (bytes == null) {
            // Of a kind that a test can wait out.
            throw new AssertionError("No attribute " + attribute + " in " + key);
        }
        return bytes;
    }

    /** The same bytes as text, in which the names of classes can be read. */
    String text(String attribute) {
        return StandardCharsets.ISO_8859_1.decode(frame(attribute).duplicate()).toString();
    }

    /** How often it was written. */
    long version() {
        return Long.parseLong(StandardCharsets.ISO_8859_1
                .decode(Objects.requireNonNull(fields.get("v"), "version").duplicate())
                .toString());
    }

    /** Whether all that is left of it is that it ended. */
    boolean isOver() {
        return fields.containsKey("t");
    }

    private static StoredSession read(RedisServer redis, String key) {
        return new StoredSession(redis, key, redis.hash(key));
    }
}
