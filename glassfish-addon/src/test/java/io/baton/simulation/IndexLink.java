// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.ApplicationName;
import io.baton.store.Due;
import io.baton.store.SessionIndex;
import io.baton.store.Taken;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The index at the near end of a process's wire. */
final class IndexLink implements SessionIndex {

    private final Wire wire;
    private final SessionIndex index;

    IndexLink(Wire wire, SessionIndex index) {
        this.wire = wire;
        this.index = index;
    }

    @Override
    public void list(ApplicationName application, Collection<Due> dues) {
        wire.call("list", dues, true, () -> {
            index.list(application, dues);
            return true;
        });
    }

    @Override
    public void listMissing(ApplicationName application, Collection<Due> dues) {
        wire.call("list missing", dues, true, () -> {
            index.listMissing(application, dues);
            return true;
        });
    }

    @Override
    public List<Taken> take(ApplicationName application, Instant now, Instant until, int atMost) {
        return wire.call("take", now, true, () -> index.take(application, now, until, atMost));
    }

    @Override
    public void settle(ApplicationName application, Instant until, Collection<Due> later, Collection<String> gone) {
        wire.call("settle", Words.of("later", later, "gone", gone), true, () -> {
            index.settle(application, until, later, gone);
            return true;
        });
    }

    @Override
    public void remove(ApplicationName application, Collection<String> digests) {
        wire.call("take off", digests, true, () -> {
            index.remove(application, digests);
            return true;
        });
    }
}
