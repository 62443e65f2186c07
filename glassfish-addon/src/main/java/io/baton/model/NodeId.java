// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * One running incarnation of one server instance. A restarted instance is another node, so what its predecessor owned is never mistaken for its own.
 *
 * @param instance the server's instance name, {@code [A-Za-z0-9_.-]+}
 * @param incarnation 16 hexadecimal digits, drawn anew at every start
 */
public record NodeId(String instance, String incarnation) {

    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern INCARNATION = Pattern.compile("[0-9a-f]{16}");

    /** @throws IllegalArgumentException if a part is not of the form above */
    public NodeId {
        if (!INSTANCE.matcher(instance).matches()) {
            throw new IllegalArgumentException("instance name '" + instance + "' is not of the form " + INSTANCE);
        }
        if (!INCARNATION.matcher(incarnation).matches()) {
            throw new IllegalArgumentException("incarnation '" + incarnation + "' is not of the form " + INCARNATION);
        }
    }

    /** A new incarnation of the instance. */
    public static NodeId incarnate(String instance) {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return new NodeId(instance, HexFormat.of().formatHex(bytes));
    }

    /** The node written by {@link #toString()}. */
    public static NodeId parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("'" + text + "' is not a node id: it has no '@'");
        }
        return new NodeId(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public String toString() {
        return instance + "@" + incarnation;
    }
}
