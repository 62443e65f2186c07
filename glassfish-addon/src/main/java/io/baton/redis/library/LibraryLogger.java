// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis.library;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that says everything at DEBUG, under the name that it was asked for: {@code asadmin set-log-levels io.baton.internal=FINE} shows it. */
final class LibraryLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    private final transient System.Logger target;

    LibraryLogger(String name) {
        this.name = name;
        this.target = System.getLogger(name);
    }

    @Override
    protected void handleNormalizedLoggingCall(
            org.slf4j.event.Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        Level shown = level == org.slf4j.event.Level.TRACE ? Level.TRACE : Level.DEBUG;
        target.log(shown, level + " " + MessageFormatter.basicArrayFormat(pattern, arguments), thrown);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return target.isLoggable(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return target.isLoggable(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isDebugEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return isDebugEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return isDebugEnabled();
    }
}
