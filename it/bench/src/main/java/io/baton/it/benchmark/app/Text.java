// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.app;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Text that is never the same twice and hardly compresses, cut out of one long piece because making it must cost next to nothing. */
final class Text {
    private static final int SMALL = 10;
    private static final int LARGE = 10_000;
    private static final String PIECE = new Random(1)
            .ints(2 * LARGE, ' ', '~')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private Text() {}

    /** Ten characters. */
    static String small() {
        return cut(SMALL);
    }

    /** Ten thousand characters. */
    static String large() {
        return cut(LARGE);
    }

    private static String cut(int length) {
        int start = ThreadLocalRandom.current().nextInt(PIECE.length() - length);
        return PIECE.substring(start, start + length);
    }
}
