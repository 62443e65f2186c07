// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import static java.lang.System.Logger.Level.WARNING;

import io.baton.codec.UncodableException;
import io.baton.model.OperatorLog;

/** What this room tells operators. */
final class AttributeLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.engine.attributes");

    private final String sessionName;

    AttributeLog(String sessionName) {
        this.sessionName = sessionName;
    }

    void unreadable(String attribute, UncodableException why) {
        LOG.log(
                WARNING,
                "BATON3101 Attribute ''{0}'' of session {1} is left out on this instance: {2}. Its bytes stay in the store untouched.",
                attribute,
                sessionName,
                why.getMessage());
    }

    void lost(String attribute) {
        LOG.log(
                WARNING,
                "BATON3103 Attribute ''{0}'' of session {1} was in the store only, which has it no more: it lost what was written last. The session goes on without it.",
                attribute,
                sessionName);
    }

    void replacedUnread(String attribute, AttributeUnavailableException why) {
        LOG.log(
                WARNING,
                "BATON3104 Attribute ''{0}'' of session {1} is replaced or removed without its former value being told to listeners: {2}",
                attribute,
                sessionName,
                why.getMessage());
    }

    void notStored(String attribute, UncodableException why) {
        LOG.log(
                WARNING,
                "BATON3102 Attribute ''{0}'' of session {1} is not replicated: {2}. {3}; the other attributes are replicated.",
                attribute,
                sessionName,
                why.getMessage(),
                why.isPassing()
                        ? "The store keeps what it has of it, and it is tried again every second"
                        : "The store forgets its former value");
    }

    void unreadableElsewhere(String attribute, String why) {
        LOG.log(
                WARNING,
                "BATON3105 Attribute ''{0}'' of session {1} will be missing wherever its session goes on: {2}. It is stored, but no instance will read it.",
                attribute,
                sessionName,
                why);
    }
}
