// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.ApplicationName;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * What happens to many users at once: counted, and told in one line a minute after the first. Its proof or reason is told elsewhere, once.
 *
 * <p>Concurrency: any thread counts; one at a time tells. What is counted while that happens is told then or a minute later.
 */
final class Incidents {

    static final Duration PERIOD = Duration.ofMinutes(1);

    private final ApplicationName application;
    private final TimeSource time;
    private final LongAdder takenOver = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder without = new LongAdder();
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile long since;
    private volatile String reason = "";

    Incidents(ApplicationName application, TimeSource time) {
        this.application = application;
        this.time = time;
    }

    /** A session of a dead instance was taken over. */
    void takenOver() {
        takenOver.increment();
        begin();
    }

    /** A request was answered with 503, because its session could not be had. */
    void refused(String why) {
        reason = why;
        refused.increment();
        begin();
    }

    /** A request went on without its session, which could not be had. */
    void without(String why) {
        reason = why;
        without.increment();
        begin();
    }

    private void begin() {
        if (!counting.get() && counting.compareAndSet(false, true)) {
            since = time.nanoTime();
        }
    }

    /** Tells what was counted, if that began a minute ago. */
    void tellIfDue() {
        if (counting.get() && time.since(since).compareTo(PERIOD) >= 0) {
            tell();
        }
    }

    /** Tells what was counted. */
    void tell() {
        counting.set(false);
        EngineLog.takenOver(application, takenOver.sumThenReset());
        EngineLog.notAvailable(application, refused.sumThenReset(), without.sumThenReset(), reason);
    }
}
