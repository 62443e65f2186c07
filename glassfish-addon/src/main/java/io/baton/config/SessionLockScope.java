package io.baton.config;

import java.util.Optional;

/** Who shares a session at one time (R3.3). */
public enum SessionLockScope {
    /** The requests of one instance, in parallel. */
    INSTANCE,
    /** Nobody: one request of a session at a time, in the whole cluster. */
    REQUEST;

    /** What operators and applications may write. */
    public static final String ALLOWED = new Choice<>(SessionLockScope.class).allowed();

    /** The scope of that name, or empty if there is none. */
    public static Optional<SessionLockScope> named(String text) {
        return new Choice<>(SessionLockScope.class).parse(text);
    }
}
