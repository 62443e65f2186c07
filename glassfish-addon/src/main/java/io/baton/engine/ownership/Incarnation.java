// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import io.baton.model.NodeId;

/**
 * One incarnation of this process as it stands at one moment.
 *
 * @param node its name; never used again once it is over
 * @param phase where it stands
 * @param renewal number of the latest renewal sent
 * @param sentAt when that renewal was about to be sent
 * @param renewed whether the store said that it has that renewal
 * @param pinged whether that renewal's ping came back through the subscription
 * @param leaseUntil when the lease is over by this node's clock, whatever the store has
 * @param sureUntil how long lease and subscription are known to be alive; means something in phase SURE
 * @param sureSince since when without a break; means something in phase SURE
 */
record Incarnation(
        NodeId node,
        Phase phase,
        long renewal,
        long sentAt,
        boolean renewed,
        boolean pinged,
        long leaseUntil,
        long sureUntil,
        long sureSince) {

    /** Where an incarnation stands. */
    enum Phase {
        /** Its lease may be alive, but the store must confirm each session. */
        DOUBTED,
        /** Lease and subscription are alive until a known time. */
        SURE,
        /** It never comes back. */
        OVER
    }

    static Incarnation begun(NodeId node, long now, long leaseUntil) {
        return new Incarnation(node, Phase.DOUBTED, 0, now, false, false, leaseUntil, now, now);
    }

    static Incarnation none(NodeId node, long now) {
        return begun(node, now, now).over();
    }

    /** Whether it has a lease by this node's clock. */
    boolean isAlive(long now) {
        return phase != Phase.OVER && leaseUntil - now > 0;
    }

    boolean isSure(long now) {
        return phase == Phase.SURE && sureUntil - now > 0;
    }

    Incarnation renewing(long now) {
        return new Incarnation(node, phase, renewal + 1, now, false, false, leaseUntil, sureUntil, sureSince);
    }

    /** The store has the renewal. */
    Incarnation renewed(long lease, long margin) {
        return new Incarnation(node, phase, renewal, sentAt, true, pinged, sentAt + lease, sureUntil, sureSince)
                .confirmed(lease, margin);
    }

    /** The ping came back. */
    Incarnation pinged(long lease, long margin) {
        return new Incarnation(node, phase, renewal, sentAt, renewed, true, leaseUntil, sureUntil, sureSince)
                .confirmed(lease, margin);
    }

    private Incarnation confirmed(long lease, long margin) {
        if (!renewed || !pinged || phase == Phase.OVER) {
            return this;
        }
        long since = phase == Phase.SURE && sureUntil - sentAt > 0 ? sureSince : sentAt;
        return new Incarnation(
                node, Phase.SURE, renewal, sentAt, true, true, leaseUntil, sentAt + lease - margin, since);
    }

    /** What was confirmed so far counts no more, nor does the confirmation of a renewal that was sent before. */
    Incarnation doubted() {
        return phase == Phase.OVER
                ? this
                : new Incarnation(
                        node, Phase.DOUBTED, renewal + 1, sentAt, false, false, leaseUntil, sureUntil, sureSince);
    }

    Incarnation over() {
        return new Incarnation(node, Phase.OVER, renewal, sentAt, renewed, pinged, leaseUntil, sureUntil, sureSince);
    }
}
