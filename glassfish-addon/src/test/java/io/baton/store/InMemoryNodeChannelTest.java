// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

/** The contract in memory. */
class InMemoryNodeChannelTest extends NodeChannelContract {

    private final InMemoryNodeChannel channel = new InMemoryNodeChannel();

    @Override
    protected NodeChannel channel() {
        return channel;
    }

    @Override
    protected void breakSubscriptions() {
        channel.dropAll();
    }
}
