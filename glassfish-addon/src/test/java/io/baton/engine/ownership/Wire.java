// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import io.baton.model.NodeId;
import io.baton.store.InMemoryNodeChannel;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.LeaseMark;
import io.baton.store.NodeChannel;
import io.baton.store.NodeLeases;
import io.baton.store.NodeMessage;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a node's lease has to do with, in the hands of a test: a store that may be silent, and messages that may be late. */
final class Wire implements NodeLeases, NodeChannel {

    private record Late(Listener listener, NodeId addressee, NodeMessage message) {}

    final InMemoryNodeLeases leases;
    final InMemoryNodeChannel channel = new InMemoryNodeChannel();
    private final Deque<Late> late = new ArrayDeque<>();
    private boolean silent;
    private boolean isLate;
    private @Nullable Runnable duringNextRenewal;
    private int renewals;

    Wire(ManualTime time) {
        leases = new InMemoryNodeLeases(time);
    }

    /** Whether nothing gets through. */
    void silent(boolean isSo) {
        silent = isSo;
    }

    /** Whether messages are kept until they are delivered. */
    void late(boolean isSo) {
        isLate = isSo;
    }

    /** Delivers the messages that were kept, the oldest first. */
    void deliver() {
        while (!late.isEmpty()) {
            Late next = late.remove();
            next.listener().received(next.addressee(), next.message());
        }
    }

    /** Has the work run once, when the store has the next renewal and before the node knows. */
    void duringNextRenewal(Runnable work) {
        duringNextRenewal = work;
    }

    /** How many renewals were sent. */
    int renewals() {
        return renewals;
    }

    private void pass() {
        if (silent) {
            throw new StoreUnavailableException(Kind.NO_ANSWER, "silence", null);
        }
    }

    @Override
    public void begin(NodeId node, Duration lease) {
        pass();
        leases.begin(node, lease);
    }

    @Override
    public boolean renew(NodeId node, long renewal, Duration lease) {
        renewals++;
        pass();
        boolean renewed = leases.renew(node, renewal, lease);
        Runnable work = duringNextRenewal;
        duringNextRenewal = null;
        if (work != null) {
            work.run();
        }
        return renewed;
    }

    @Override
    public void giveUp(NodeId node) {
        pass();
        leases.giveUp(node);
    }

    @Override
    public LeaseMark look(NodeId node) {
        pass();
        return leases.look(node);
    }

    @Override
    public boolean bury(NodeId node, LeaseMark seen) {
        pass();
        return leases.bury(node, seen);
    }

    @Override
    public Subscription subscribe(NodeId node, Listener listener) {
        pass();
        return channel.subscribe(node, new Listener() {
            @Override
            public void received(NodeId addressee, NodeMessage message) {
                if (isLate) {
                    late.add(new Late(listener, addressee, message));
                } else {
                    listener.received(addressee, message);
                }
            }

            @Override
            public void lost(NodeId addressee) {
                listener.lost(addressee);
            }
        });
    }

    @Override
    public int send(NodeId to, NodeMessage message) {
        pass();
        return channel.send(to, message);
    }
}
