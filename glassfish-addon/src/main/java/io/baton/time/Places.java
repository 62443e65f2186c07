// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.util.Arrays;

/** The places at which threads are, in words for operators. */
final class Places {

    private Places() {}

    /**
     * The method that the thread runs, and the one of an application or of the server that called it, if it is of the
     * JDK.
     */
    static String of(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack.length == 0) {
            return "at its end";
        }
        String caller = Arrays.stream(stack)
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
                .findFirst()
                .map(frame -> ", called at " + frame)
                .orElse("");
        return "at " + stack[0] + (caller.endsWith(stack[0].toString()) ? "" : caller);
    }
}
