// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.process;

import java.util.List;

/** The failure of an external command, with everything it said. */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Tells the command, how it ended and its output. */
    public CommandFailedException(List<String> command, String ending, String output) {
        super("%s: %s%n%s".formatted(String.join(" ", command), ending, output.strip()));
    }
}
