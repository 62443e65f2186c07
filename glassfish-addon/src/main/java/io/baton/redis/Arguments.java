// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a script, in the order of its header. */
final class Arguments {

    private final List<byte[]> values = new ArrayList<>();

    Arguments add(Object text) {
        values.add(text.toString().getBytes(UTF_8));
        return this;
    }

    Arguments add(boolean flag) {
        return add(flag ? "1" : "0");
    }

    Arguments add(Duration duration) {
        return add(Long.toString(duration.toMillis()));
    }

    Arguments add(Instant instant) {
        return add(Long.toString(instant.toEpochMilli()));
    }

    Arguments add(byte[] bytes) {
        values.add(bytes);
        return this;
    }

    List<byte[]> list() {
        return values;
    }
}
