// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.trace;

import io.baton.model.Wording;
import java.time.Duration;

/** A line of the trace log under construction: {@code key=value}, separated by blanks. Used by one thread. */
public final class TraceLine {

    private static final int LONGEST = 200;

    private final TraceFile file;
    private final StringBuilder text;

    TraceLine(TraceFile file, String beginning) {
        this.file = file;
        this.text = new StringBuilder(beginning);
    }

    /** Adds a value; one with blanks, quotes or equal signs in it is put between quotes. */
    public TraceLine with(String key, Object value) {
        String shown = Wording.clean(String.valueOf(value), LONGEST);
        text.append(' ').append(key).append('=');
        if (shown.isEmpty() || shown.chars().anyMatch(letter -> letter == ' ' || letter == '"' || letter == '=')) {
            text.append('"')
                    .append(shown.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else {
            text.append(shown);
        }
        return this;
    }

    /** Adds how long it took, in microseconds. */
    public TraceLine took(Duration time) {
        return with("micros", time.toNanos() / 1000);
    }

    /** Has the line written. */
    public void write() {
        file.add(text.toString());
    }
}
