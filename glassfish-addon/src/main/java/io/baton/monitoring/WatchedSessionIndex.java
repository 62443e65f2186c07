// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.model.ApplicationName;
import io.baton.monitoring.StoreWatch.Answer;
import io.baton.store.Due;
import io.baton.store.SessionIndex;
import io.baton.store.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** An index whose calls are timed and told. */
final class WatchedSessionIndex implements SessionIndex {

    private final SessionIndex index;
    private final StoreWatch watch;

    WatchedSessionIndex(SessionIndex index, StoreWatch watch) {
        this.index = index;
        this.watch = watch;
    }

    @Override
    public void list(ApplicationName application, Collection<Due> dues) {
        watch.run(StoreCall.INDEX_LIST, () -> index.list(application, dues));
    }

    @Override
    public void listMissing(ApplicationName application, Collection<Due> dues) {
        watch.run(StoreCall.INDEX_LIST_MISSING, () -> index.listMissing(application, dues));
    }

    @Override
    public List<Taken> take(ApplicationName application, Instant now, Instant until, int atMost) {
        return watch.call(
                StoreCall.INDEX_TAKE,
                null,
                0,
                () -> index.take(application, now, until, atMost),
                taken -> new Answer("DONE", 0));
    }

    @Override
    public void settle(ApplicationName application, Instant until, Collection<Due> later, Collection<String> gone) {
        watch.run(StoreCall.INDEX_SETTLE, () -> index.settle(application, until, later, gone));
    }

    @Override
    public void remove(ApplicationName application, Collection<String> digests) {
        watch.run(StoreCall.INDEX_REMOVE, () -> index.remove(application, digests));
    }

    @Override
    public SessionIndex within(Duration atMost) {
        SessionIndex bounded = index.within(atMost);
        return bounded == index ? this : new WatchedSessionIndex(bounded, watch);
    }
}
