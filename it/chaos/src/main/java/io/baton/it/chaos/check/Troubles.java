// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that went wrong in a run, and what it excuses. */
final class Troubles {
    private static final int SERVICE_UNAVAILABLE = 503;

    /** Between the call of the listeners and the store's word that the session ended. */
    private static final Duration ENDING = Duration.ofSeconds(2);

    /** What was written so shortly before may not have reached the replica. */
    private static final Duration NOT_REPLICATED = Duration.ofSeconds(1);

    /** So long an instance may take a store for usable that is away: {@code storeDelaySeconds}, 2 s, and a second for its own work. */
    private static final Duration UNNOTICED = Duration.ofSeconds(3);

    private static final Set<Effect> NOBODY_ANSWERS = EnumSet.of(Effect.KILLED, Effect.STOPPED, Effect.PAUSED);

    private final List<Trouble> all;
    private final Rules rules;

    Troubles(List<Trouble> all, Rules rules) {
        this.all = List.copyOf(all);
        this.rules = rules;
    }

    /** Whether the instance may have been slow or silent, or have broken the connection. */
    boolean excuseSilence(Visit visit) {
        return all.stream()
                .anyMatch(trouble -> trouble.instance() == visit.instance()
                        && NOBODY_ANSWERS.contains(trouble.effect())
                        && trouble.touches(visit));
    }

    /** Whether the instance may have answered with this status. */
    boolean excuseStatus(Visit visit) {
        return excuseSilence(visit)
                || (visit.status() == SERVICE_UNAVAILABLE
                        && all.stream()
                                .anyMatch(trouble -> trouble.instance() == visit.instance()
                                        && trouble.effect() == Effect.STORE_AWAY
                                        && trouble.touches(visit)));
    }

    /** Where the instance that was asked said that it has no store. */
    Optional<Trouble> partitionOfReader(Visit reader) {
        return all.stream()
                .filter(trouble -> isPartition(trouble, reader.instance()) && trouble.touches(reader))
                .findFirst();
    }

    /** Whether a change was made, or may have been stored, since an instance lost the store. */
    boolean isSince(Trouble trouble, Instant changed) {
        return !changed.isBefore(trouble.begin().minus(rules.unsaved()));
    }

    /** Whether other instances lost the store by the same fault. */
    boolean isEverywhere(Trouble trouble) {
        return all.stream()
                .anyMatch(other ->
                        other.instance() != trouble.instance() && other.cause().equals(trouble.cause()));
    }

    /** Where the instance that made a change said that it has no store. */
    Optional<Trouble> partitionOfWriter(int writer, Instant changed) {
        return all.stream()
                .filter(trouble -> isPartition(trouble, writer) && trouble.covers(changed, rules.unsaved()))
                .findFirst();
    }

    /** Where an instance that had a change in its memory only was killed, or taken for dead. */
    Optional<Trouble> endOfInterval(int writer, Instant changed) {
        return rules.unsaved().isZero()
                ? Optional.empty()
                : all.stream()
                        .filter(trouble -> trouble.instance() == writer
                                && (trouble.effect() == Effect.KILLED || trouble.effect() == Effect.PAUSED)
                                && trouble.covers(changed, rules.unsaved()))
                        .findFirst();
    }

    /** Where the store lost everything between two moments. */
    Optional<Trouble> emptied(Instant from, Instant to) {
        return all.stream()
                .filter(trouble -> trouble.effect() == Effect.STORE_EMPTIED
                        && !from.isAfter(trouble.end())
                        && !to.isBefore(trouble.begin()))
                .findFirst();
    }

    /** Where the store may have lost what was written then. */
    Optional<Trouble> fellBack(Instant written) {
        return all.stream()
                .filter(trouble ->
                        trouble.effect() == Effect.STORE_FELL_BACK && trouble.covers(written, NOT_REPLICATED))
                .findFirst();
    }

    /** Whether what an instance acknowledged then need not have lasted. */
    boolean mayForget(int writer, Instant acknowledged) {
        return partitionOfWriter(writer, acknowledged).isPresent()
                || fellBack(acknowledged).isPresent()
                || endOfInterval(writer, acknowledged).isPresent()
                || emptied(acknowledged, Instant.MAX).isPresent();
    }

    /** Whether it may be forgotten that a session ended: the instance was killed meanwhile, or the store fell back. */
    boolean mayForgetEnd(SessionEvent event) {
        return killedWhileEnding(event) || fellBack(event.at()).isPresent();
    }

    /** Whether the instance was killed while it ended a session. */
    boolean killedWhileEnding(SessionEvent event) {
        return all.stream()
                .anyMatch(trouble -> trouble.instance() == event.instance()
                        && trouble.effect() == Effect.KILLED
                        && trouble.covers(event.at(), ENDING));
    }

    /** Whether the instance lost the store while it ended a session, or had lost it and did not know. */
    boolean cutOffWhileEnding(SessionEvent event) {
        return all.stream()
                .anyMatch(trouble -> isPartition(trouble, event.instance())
                        && trouble.covers(event.at(), ENDING)
                        && !event.at().isAfter(trouble.begin().plus(UNNOTICED)));
    }

    private static boolean isPartition(Trouble trouble, int instance) {
        return trouble.instance() == instance && trouble.effect() == Effect.STORE_AWAY && trouble.declared();
    }
}
