// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.Due;
import io.baton.store.NodeMessage.Overdue;
import io.baton.store.SessionKey;
import io.baton.store.Sight;
import io.baton.store.StoreUnavailableException;
import io.baton.store.Taken;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How sessions end that no living node has: those of an index that may be due are looked at, a batch at a time; what is due and nobody's, or a dead
 * node's, is claimed and ended as if it had been in memory here. What a living node owns is left to that node.
 *
 * <p>A batch is taken for one reap interval: other nodes leave it alone for so long, and whoever dies or fails over it delays it by no more.
 */
final class Sweep {

    private static final int BATCH = 500;
    /** So many sweeps fall into a reap interval: the first may only begin to prove that an owner is dead. */
    private static final int SWEEPS_PER_INTERVAL = 4;

    private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(1);

    /** Ends one session. */
    interface Ender {

        /**
         * Claims the session and ends it, if it is still due then.
         *
         * @param dead its owner, if that is known to be dead; null if nobody else owns it
         * @return whether it is over
         */
        boolean end(SessionId id, @Nullable Ownership dead);
    }

    /** A session to be ended. */
    private record Candidate(SessionId id, @Nullable Ownership dead) {}

    /** What a look at a batch shows. */
    private static final class Findings {
        final List<Candidate> due = new ArrayList<>();
        final List<Due> later = new ArrayList<>();
        final List<String> gone = new ArrayList<>();
    }

    private final EngineContext context;
    private final Directory directory;
    private final Expirer expirer;
    private final Ender ender;
    private final Duration reapInterval;
    private final GrowingPauses pauses = new GrowingPauses();
    private volatile boolean stopping;

    Sweep(EngineContext context, Directory directory, Expirer expirer, Ender ender) {
        this.context = context;
        this.directory = directory;
        this.expirer = expirer;
        this.ender = ender;
        this.reapInterval = context.settings().reapInterval();
    }

    /** How often to sweep. */
    Duration period() {
        Duration part = reapInterval.dividedBy(SWEEPS_PER_INTERVAL);
        return part.compareTo(SHORTEST_PERIOD) < 0 ? SHORTEST_PERIOD : part;
    }

    /** Begins no other session. */
    void stop() {
        stopping = true;
    }

    /** Ends what is due and nobody's. */
    void run() {
        long ended = 0;
        try {
            boolean more = true;
            while (more && isAtWork()) {
                Instant now = context.time().now();
                Instant until = now.plus(reapInterval).truncatedTo(ChronoUnit.MILLIS);
                List<Taken> taken = context.index().take(context.application(), now, until, BATCH);
                ended += taken.isEmpty() ? 0 : sweep(taken, until);
                more = taken.size() == BATCH;
            }
        } catch (StoreUnavailableException later) {
            // What was taken and not ended can be taken again.
        }
        EngineLog.swept(context.application(), ended);
        context.events().swept(ended);
    }

    private boolean isAtWork() {
        return !stopping && context.health().isUsable() && expirer.isReady();
    }

    private long sweep(List<Taken> taken, Instant until) {
        Map<SessionKey, Taken> keys = new LinkedHashMap<>();
        taken.forEach(one -> keys.put(new SessionKey(context.application(), one.digest()), one));
        Findings findings = new Findings();
        Map<SessionKey, Sight> sights = context.store().look(keys.keySet());
        keys.forEach((key, one) -> judgeGuarded(key, one, sights.getOrDefault(key, new Sight.Unreadable()), findings));
        context.index().settle(context.application(), until, findings.later, findings.gone);
        return findings.due.stream()
                .takeWhile(candidate -> isAtWork() && context.time().now().isBefore(until))
                .filter(candidate -> ends(candidate, until))
                .count();
    }

    /** One record with times that nobody can reckon with must not keep the others from ending. */
    private void judgeGuarded(SessionKey key, Taken taken, Sight sight, Findings findings) {
        try {
            judge(key, taken, sight, findings);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException outOfRange) {
            later(key, findings);
        }
    }

    private void judge(SessionKey key, Taken taken, Sight sight, Findings findings) {
        switch (sight.kind()) {
            case ABSENT -> {
                // The first time, its record may be about to be created.
                if (taken.again()) {
                    findings.gone.add(key.digest());
                }
            }
            case ENDED -> findings.gone.add(key.digest());
            case UNREADABLE -> later(key, findings);
            case PRESENT -> judge(key, (Sight.Present) sight, findings);
        }
    }

    /** It cannot be told when it is due, nor whose it is: the least that can be done for what may be repaired. */
    private void later(SessionKey key, Findings findings) {
        Duration pause = pauses.next(key.digest(), context.settings().tombstone());
        EngineLog.notSwept(context.application() + "#" + SessionId.shown(key.digest()), pause);
        findings.later.add(after(pause, key));
    }

    private void judge(SessionKey key, Sight.Present session, Findings findings) {
        SessionMetadata metadata = session.metadata();
        SessionId id = session.id().in(key).orElse(null);
        Instant now = context.time().now();
        if (metadata.isImmortal() || id == null) {
            // Whoever gives it a shorter life lists it again. Without its id nobody can end it.
            findings.gone.add(key.digest());
        } else if (isServedHere(key)) {
            // It ends here by its own time, which may be later than the store knows.
            later(key, metadata, now.plus(reapInterval), findings);
        } else if (!session.owned()) {
            judge(id, null, metadata, metadata.due(), findings);
        } else if (isMine(session.owner())
                || context.peers().isDead(session.owner().node())) {
            judge(
                    id,
                    session.owner(),
                    metadata,
                    metadata.due().plus(AccessTimes.lag(metadata.maxInactive())),
                    findings);
        } else {
            if (metadata.due().plus(reapInterval).isBefore(now)) {
                context.channel()
                        .send(
                                session.owner().node(),
                                new Overdue(key, session.owner().fence()));
            }
            later(key, metadata, now.plus(untilNextLook()), findings);
        }
    }

    private void judge(
            SessionId id, @Nullable Ownership owner, SessionMetadata metadata, Instant due, Findings findings) {
        if (context.time().now().isBefore(due)) {
            later(SessionKey.of(context.application(), id), metadata, due, findings);
        } else {
            findings.due.add(new Candidate(id, owner));
        }
    }

    private boolean isServedHere(SessionKey key) {
        LocalSession local = directory.find(key);
        return local != null && local.isLive() && local.record().isOwned();
    }

    /** Whether it is this node's by a claim whose answer was lost. */
    private boolean isMine(Ownership owner) {
        return owner.node().equals(context.lease().node());
    }

    /** An owner is alive, or not yet known to be dead: that takes a lease from the first look on. */
    private Duration untilNextLook() {
        Duration lease = context.lease().length();
        Duration look = lease.compareTo(period()) < 0 ? period() : lease;
        return look.compareTo(reapInterval) < 0 ? look : reapInterval;
    }

    private void later(SessionKey key, SessionMetadata metadata, Instant notBefore, Findings findings) {
        Instant at = metadata.due().isAfter(notBefore) ? metadata.due() : notBefore;
        Duration kept = Duration.between(context.time().now(), at);
        findings.later.add(
                new Due(key.digest(), at, kept.plus(SessionRecord.timeToLive(metadata, context.settings()))));
    }

    /** One session's failure must not keep the others from ending. */
    private boolean ends(Candidate candidate, Instant until) {
        SessionKey key = SessionKey.of(context.application(), candidate.id());
        try {
            boolean isOver = ender.end(candidate.id(), candidate.dead());
            pauses.forget(key.digest());
            return isOver;
        } catch (RuntimeException | LinkageError failure) {
            Duration pause = pauses.next(key.digest(), reapInterval);
            EngineLog.endFailed(context.application() + "#" + candidate.id(), pause, failure);
            context.index().settle(context.application(), until, List.of(after(pause, key)), List.of());
            return false;
        }
    }

    private Due after(Duration pause, SessionKey key) {
        return new Due(
                key.digest(),
                context.time().now().plus(pause),
                pause.plus(context.settings().tombstone().multipliedBy(2)));
    }
}
