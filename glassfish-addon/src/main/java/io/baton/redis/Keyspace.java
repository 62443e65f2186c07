// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.store.SessionKey;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of everything Baton keeps in the store, one hash slot per session, and one per application for what may be due. To look at it in production, with the default prefix and an
 * application at {@code /shop}, {@code ~} being the root application (of a virtual server {@code eu} other than GlassFish's own, {@code eu~shop} and
 * {@code eu~~}):
 *
 * <pre>
 * # the sessions of an application
 * SCAN 0 MATCH baton:{shop/*} COUNT 1000
 *
 * # one session; the digest is what logs show the beginning of
 * HGETALL baton:{shop/0f3c…}
 *   r   1                       record format
 *   o   i1@8d0e4f5a6b7c8d9e     the node that owns the session, or did so last
 *   f   42                      fence, raised with every change of owner
 *   p   40                      the fence at which this node's unbroken run began
 *   q   i2@…:31:12,…            the runs before it: node, fence at which it began, version at which it ended
 *   v   17                      version, raised with every write
 *   u   1                       1 while it is owned, 0 when released
 *   n   7                       number of the claim by which its owner got it
 *   w   i2@…                    the node next in line, wu  until when it keeps its place (the store's clock, ms)
 *   c   1760000000000           created (ms)
 *   l   1760000000000           last access (ms)
 *   d   9F1C…                   the id itself, for the listeners of whoever ends the session: read it as you would a password;
 *                               ~AQJr…: sealed, and so are the attributes (docs/security.md)
 *   i   1800000                 ends after so much inactivity (ms), negative: never
 *   a:cart                      an attribute: the frame of {@link io.baton.store.Frame}
 *
 * # a session that was ended
 * HGETALL baton:{shop/0f3c…}
 *   r   1
 *   t   INVALIDATED             or EXPIRED, RENAMED
 *   f   43
 *
 * # who is signed on to the applications of a virtual server: the digest of the cookie's value; a record like a session's, whose attributes are
 * # user, realm or, after a logout, out. A session that came of it has the cookie's value under the name NUL sso: read both as you would a password
 * HGETALL baton:{~sso/0f3c…}
 *
 * # which sessions of an application may be due (digest, score: ms since the epoch), the most overdue first; the records decide.
 * # A score that ends in a half: a sweep has taken it, and may be at work until then.
 * ZRANGE baton:due:{shop} 0 10 WITHSCORES
 * ZSCORE baton:due:{shop} 0f3c…
 *
 * # the nodes that are alive
 * SCAN 0 MATCH baton:node:* COUNT 1000
 * GET baton:node:i1@8d0e4f5a6b7c8d9e
 *   17                          number of the latest renewal; or: buried, a node taken for dead
 *
 * # what nodes say to each other: PING renewal, ASK digest fence asker application, RELEASED digest application,
 * # OVERDUE digest fence application
 * PSUBSCRIBE baton:channel:*
 *
 * # what the health check writes
 * GET baton:probe
 *
 * # the cluster that all of this belongs to: target@domain
 * GET baton:owner
 *
 * # a word that is there as long as the store has not lost everything (in a Cluster, some on each of its servers)
 * GET baton:history:0
 * </pre>
 *
 * @param prefix {@code [A-Za-z0-9_.-]+}, so that several clusters may share a store
 */
public record Keyspace(String prefix) {

    /** Of six masters, one has none of them once in 100,000 clusters; of sixteen, once in 60. */
    private static final int HISTORIES_IN_CLUSTER = 64;

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]+");

    /** @throws IllegalArgumentException if the prefix is not of the form above */
    public Keyspace {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("key prefix '" + prefix + "' is not of the form " + PREFIX);
        }
    }

    String session(SessionKey key) {
        return prefix + ":{" + key.application().keyPart() + "/" + key.digest() + "}";
    }

    String due(ApplicationName application) {
        return prefix + ":due:{" + application.keyPart() + "}";
    }

    String prefixMark() {
        return prefix + ":owner";
    }

    String probe() {
        return prefix + ":probe";
    }

    /** Keys by which to tell whether a server lost something: one; in a Cluster so many that each of its masters is likely to have some. */
    List<String> histories(boolean inCluster) {
        return IntStream.range(0, inCluster ? HISTORIES_IN_CLUSTER : 1)
                .mapToObj(number -> prefix + ":history:" + number)
                .toList();
    }

    String node(NodeId node) {
        return prefix + ":node:" + node;
    }

    String channel(NodeId node) {
        return prefix + ":channel:" + node;
    }

    /** Nobody listens to it; who may use it may use those of nodes. */
    String probeChannel() {
        return prefix + ":channel:";
    }
}
