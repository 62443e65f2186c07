// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import java.io.Serial;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A log of this server, into which all log types of Baton write. Whatever clients, applications or the store put into a
 * name, a value or the message of an exception, one call is one entry of bounded length: nothing in it looks like a
 * line of its own.
 */
public final class OperatorLog {

    private static final int LONGEST_ARGUMENT = 2_000;
    private static final int LONGEST_MESSAGE = 8_000;

    private final System.Logger target;

    private OperatorLog(System.Logger target) {
        this.target = target;
    }

    /** The log of that name. */
    public static OperatorLog of(String name) {
        return new OperatorLog(System.getLogger(name));
    }

    /**
     * Says something.
     *
     * @param message with places for the arguments, as {@link java.text.MessageFormat} has them
     */
    public void log(System.Logger.Level level, String message, @Nullable Object... arguments) {
        if (target.isLoggable(level)) {
            Object[] shown = Arrays.stream(arguments)
                    .map(argument -> argument instanceof Number
                            ? argument
                            : Wording.clean(String.valueOf(argument), LONGEST_ARGUMENT))
                    .toArray();
            target.log(level, Wording.clean(message, LONGEST_MESSAGE), shown);
        }
    }

    /** Says something that is no pattern, with the stack trace of a failure. */
    public void log(System.Logger.Level level, String message, Throwable failure) {
        if (target.isLoggable(level)) {
            target.log(level, Wording.clean(message, LONGEST_MESSAGE), shown(failure));
        }
    }

    /** The failure itself if its messages are fit to be shown, which they mostly are. */
    private static Throwable shown(Throwable failure) {
        return isFit(failure, seen()) ? failure : new Shown(failure, seen());
    }

    private static Set<Throwable> seen() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static boolean isFit(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return true;
        }
        return Shown.text(failure).equals(String.valueOf(failure))
                && isFit(failure.getCause(), seen)
                && Arrays.stream(failure.getSuppressed()).allMatch(other -> isFit(other, seen));
    }

    /**
     * A failure as the log shows it: class, message and stack trace, without what would make the message look like
     * lines of its own.
     */
    @SuppressWarnings(
            "OverrideThrowableToString") // stack traces begin with it, and this is not the failure's own class
    private static final class Shown extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        private final String text;

        Shown(Throwable failure, Set<Throwable> seen) {
            super(text(failure), cause(failure, seen));
            this.text = text(failure);
            setStackTrace(failure.getStackTrace());
            for (Throwable other : failure.getSuppressed()) {
                if (seen.add(other)) {
                    addSuppressed(new Shown(other, seen));
                }
            }
        }

        private static @Nullable Throwable cause(Throwable failure, Set<Throwable> seen) {
            Throwable cause = failure.getCause();
            return cause == null || !seen.add(cause) ? null : new Shown(cause, seen);
        }

        static String text(Throwable failure) {
            return Wording.clean(String.valueOf(failure), LONGEST_ARGUMENT);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
