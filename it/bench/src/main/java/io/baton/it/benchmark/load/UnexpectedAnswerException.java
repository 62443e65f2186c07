// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import java.io.IOException;

/** An answer with which a client can do nothing: an error of the server, or a session that is gone. */
public final class UnexpectedAnswerException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int ENOUGH = 200;

    UnexpectedAnswerException(String path, Answer answer) {
        super("%s was answered with %d: %s".formatted(path, answer.status(), beginning(answer.body())));
    }

    private static String beginning(String body) {
        String line = body.replaceAll("\\s+", " ");
        return line.length() <= ENOUGH ? line : line.substring(0, ENOUGH) + "...";
    }
}
