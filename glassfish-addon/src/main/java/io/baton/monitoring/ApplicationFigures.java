// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.SessionEvents;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.End;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.time.TimeSheet;
import io.baton.time.TimeSheet.Share;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The counts of one application on this node, from its start or the last reset on. */
final class ApplicationFigures implements SessionEvents {

    private final Counters<Source> opened = new Counters<>(Source.class);
    private final Counters<Failure> notOpened = new Counters<>(Failure.class);
    private final Counters<End.Cause> ended = new Counters<>(End.Cause.class);
    private final Counters<SaveResult> writes = new Counters<>(SaveResult.class);
    private final LongAdder created = new LongAdder();
    private final LongAdder evicted = new LongAdder();
    private final LongAdder swept = new LongAdder();
    private final LongAdder handedOver = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder takenAway = new LongAdder();
    private final LongAdder bytesWritten = new LongAdder();
    private final LongAdder notEncoded = new LongAdder();
    private final LongAdder notDecoded = new LongAdder();
    private final Times openTimes = new Times();
    private final Times handOverTimes = new Times();
    private final Times encodeTimes = new Times();
    private final Times decodeTimes = new Times();
    private final Times requestTimes = new Times();
    private final Map<Share, Times> shares = new EnumMap<>(Share.class);
    private final AttributeCosts costs = new AttributeCosts();
    private final AttributeLosses losses = new AttributeLosses();

    ApplicationFigures() {
        for (Share share : Share.values()) {
            shares.put(share, new Times());
        }
    }

    @Override
    public void opened(@Nullable Object mark, SessionId id, Source source, Duration took) {
        opened.count(source);
        if (source != Source.MEMORY || !took.isZero()) {
            openTimes.add(took);
        }
        if (source == Source.HANDED_OVER) {
            handOverTimes.add(took);
        }
    }

    @Override
    public void notOpened(@Nullable Object mark, SessionId id, Failure failure, Duration took) {
        notOpened.count(failure);
    }

    @Override
    public void served(TimeSheet times) {
        requestTimes.addNanos(times.nanos());
        shares.forEach((share, all) -> all.addNanos(times.nanos(share)));
    }

    @Override
    public void created(SessionId id) {
        created.increment();
    }

    @Override
    public void ended(SessionId id, End.Cause cause) {
        ended.count(cause);
    }

    @Override
    public void renamed(SessionId former, SessionId id) {
        ended.count(End.Cause.RENAMED);
    }

    @Override
    public void evicted(SessionId id) {
        evicted.increment();
    }

    @Override
    public void handedOver(SessionId id, Set<NodeId> to) {
        handedOver.increment();
    }

    @Override
    public void refused(SessionId id, SaveResult why) {
        refused.increment();
    }

    @Override
    public void takenAway(SessionId id) {
        takenAway.increment();
    }

    @Override
    public void swept(long sessions) {
        swept.add(sessions);
    }

    void written(Save save, SaveResult result) {
        writes.count(result);
        if (result == SaveResult.SAVED) {
            bytesWritten.add(costs.written(save.changed()));
        }
    }

    void encoded(long nanos) {
        encodeTimes.addNanos(nanos);
    }

    void notEncoded() {
        notEncoded.increment();
    }

    void decoded(long nanos) {
        decodeTimes.addNanos(nanos);
    }

    void notDecoded() {
        notDecoded.increment();
    }

    Counters<Source> opened() {
        return opened;
    }

    Counters<Failure> notOpened() {
        return notOpened;
    }

    Counters<End.Cause> ended() {
        return ended;
    }

    Counters<SaveResult> writes() {
        return writes;
    }

    long createdCount() {
        return created.sum();
    }

    long evictedCount() {
        return evicted.sum();
    }

    long sweptCount() {
        return swept.sum();
    }

    long handedOverCount() {
        return handedOver.sum();
    }

    long refusedCount() {
        return refused.sum();
    }

    long takenAwayCount() {
        return takenAway.sum();
    }

    long bytesWritten() {
        return bytesWritten.sum();
    }

    long notEncodedCount() {
        return notEncoded.sum();
    }

    long notDecodedCount() {
        return notDecoded.sum();
    }

    Times openTimes() {
        return openTimes;
    }

    Times handOverTimes() {
        return handOverTimes;
    }

    Times encodeTimes() {
        return encodeTimes;
    }

    Times decodeTimes() {
        return decodeTimes;
    }

    /** The times of requests: all of it, and by the shares. */
    Map<String, TimeStatistics> requestTimes() {
        Map<String, TimeStatistics> all = new TreeMap<>();
        all.put("TOTAL", requestTimes.read());
        shares.forEach((share, times) -> all.put(share.name(), times.read()));
        return all;
    }

    AttributeCosts costs() {
        return costs;
    }

    AttributeLosses losses() {
        return losses;
    }

    void reset() {
        opened.reset();
        notOpened.reset();
        ended.reset();
        writes.reset();
        for (LongAdder one : new LongAdder[] {
            created, evicted, swept, handedOver, refused, takenAway, bytesWritten, notEncoded, notDecoded
        }) {
            one.reset();
        }
        shares.values().forEach(Times::reset);
        for (Times times : new Times[] {openTimes, handOverTimes, encodeTimes, decodeTimes, requestTimes}) {
            times.reset();
        }
        costs.reset();
        losses.reset();
    }
}
