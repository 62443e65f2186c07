// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

/**
 * The cluster that the keys under a prefix belong to: a target of a GlassFish domain. The same target of another domain is the same cluster, for that is how
 * a cluster is brought to another version of GlassFish.
 *
 * @param target the name of a cluster, or {@code server} for all servers of a domain that are in none
 * @param domain the name of its domain
 */
public record PrefixOwner(String target, String domain) {

    /** What stands for all servers of a domain that are in no cluster: they have the lifecycle module, and so the prefix, in common. */
    private static final String NO_CLUSTER = "server";

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

    /** The servers of a domain that are in no cluster, its administration server among them. */
    public static PrefixOwner ofNoCluster(String domain) {
        return new PrefixOwner(NO_CLUSTER, domain);
    }

    /** Whether both may use the same keys: the same cluster, or a server in none and something of its own domain. */
    public boolean isSameAs(PrefixOwner other) {
        boolean isAnyInNoCluster = isInNoCluster() || other.isInNoCluster();
        return isAnyInNoCluster ? domain.equals(other.domain) : target.equals(other.target);
    }

    private boolean isInNoCluster() {
        return target.equals(NO_CLUSTER);
    }

    @Override
    public String toString() {
        return isInNoCluster()
                ? "a server of domain '" + Wording.shown(domain) + "' that is in no cluster"
                : "'" + Wording.shown(target) + "' of domain '" + Wording.shown(domain) + "'";
    }
}
