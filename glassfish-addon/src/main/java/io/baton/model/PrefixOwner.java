// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

/**
 * The cluster that the keys under a prefix belong to: a target of a GlassFish domain. The same target of another domain is the same cluster, for that is how
 * a cluster is brought to another version of GlassFish.
 *
 * @param target the name of a cluster, or of an instance that is in none
 * @param domain the name of its domain
 */
public record PrefixOwner(String target, String domain) {

    /** The domain administration server, which has this name in every domain. */
    private static final String ADMIN_SERVER = "server";

    private static final char BETWEEN = '@';

    /** @throws IllegalArgumentException if the target has no name */
    public PrefixOwner {
        if (target.isEmpty() || target.indexOf(BETWEEN) >= 0) {
            throw new IllegalArgumentException("'" + target + "' is no name of a target");
        }
    }

    /** As the store keeps it. */
    public String text() {
        return target + BETWEEN + domain;
    }

    /**
     * What {@link #text()} made.
     *
     * @throws IllegalArgumentException if it was something else
     */
    public static PrefixOwner parse(String text) {
        int end = text.indexOf(BETWEEN);
        if (end < 0) {
            throw new IllegalArgumentException("'" + text + "' names no cluster");
        }
        return new PrefixOwner(text.substring(0, end), text.substring(end + 1));
    }

    /** Whether both may use the same keys: the same target, or an admin server and something of its own domain. */
    public boolean isSameAs(PrefixOwner other) {
        boolean isSomeAdminServer = isAdminServer() || other.isAdminServer();
        return isSomeAdminServer ? domain.equals(other.domain) : target.equals(other.target);
    }

    private boolean isAdminServer() {
        return target.equals(ADMIN_SERVER);
    }

    @Override
    public String toString() {
        return isAdminServer()
                ? "the administration server of domain '" + domain + "'"
                : "'" + target + "' of domain '" + domain + "'";
    }
}
