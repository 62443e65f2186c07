// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.SessionId;
import io.baton.store.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What clients were told under one session id. */
final class Line {

    final SessionId id;
    final SessionKey key;
    private final Map<Integer, Fact> facts = new TreeMap<>();
    /** Who got it from the store last. */
    @Nullable
    Server owner;
    /** Under which fence. */
    long fence;
    /** The owner when the store last lost something. */
    @Nullable
    Server ownerAtLoss;
    /** Other servers that took themselves for its owner then, where they cannot know better. */
    Set<Server> unaware = Set.of();

    /** Who served it last. */
    @Nullable
    Server reader;
    /** Whether somebody tried to end it. */
    boolean mayBeOver;
    /** Whether a request ends it, whichever id the session has when that happens. */
    private boolean isEnding;
    /** The line of the id that the session gets, or is being given. */
    private @Nullable Line successor;
    /** When the store was told of its end; far in the future before that, or if it forgot that again. */
    long endedAt = Long.MAX_VALUE;

    long endedAtNanos;
    /** When a client last knew of having used it, in true time. */
    long usedAtNanos;
    /** Whose listeners heard of its end, its time being over. */
    final List<Server> destroyers = new ArrayList<>();
    /** Whether the store forgot something of it, so that a full write may bring back another history. */
    boolean forked;
    /** When the store forgot something last; before everything else if it never did. */
    long forgottenAt = Long.MIN_VALUE;
    /**
     * Whether a store that had forgotten it has it from a write that was still under way, sent by a process that is
     * dead: nobody lists it, and it goes when its time to live is over.
     */
    boolean isLeftover;

    Line(SessionId id, SessionKey key) {
        this.id = id;
        this.key = key;
    }

    Fact fact(int change) {
        return facts.computeIfAbsent(change, unknown -> new Fact());
    }

    Map<Integer, Fact> facts() {
        return facts;
    }

    /** What a request at that server that began at that moment must see. */
    Set<Integer> binding(Server server, long began) {
        Set<Integer> binding = new TreeSet<>();
        facts.forEach((change, fact) -> {
            if (fact.binds(server, began)) {
                binding.add(change);
            }
        });
        return binding;
    }

    void forget(Server server) {
        facts.values().forEach(fact -> fact.heldBy.remove(server));
    }

    /** A request gives the session another id: another request that is ending it ends it under that. */
    void goesOnAs(Line line) {
        mayBeOver = true;
        successor = line;
        line.isEnding = isEnding;
        line.mayBeOver = isEnding;
    }

    /** A request begins to end the session; until it gets to that, another one may give it another id. */
    void ends() {
        isEnding = true;
        mayBeOver = true;
        if (successor != null) {
            successor.ends();
        }
    }

    /** It ended. */
    void hasEnded() {
        leavesMemory();
        if (successor != null) {
            successor.hasEnded();
        }
    }

    /** It ended, or goes on under another id: what the store has lost of it is nowhere any more under this one. */
    void leavesMemory() {
        facts.values().stream().filter(fact -> fact.lost).forEach(fact -> fact.heldBy.clear());
    }

    /** Another server has it first: what the store lost and only others remember is gone. */
    void forgetLost(Server server) {
        facts.values().stream()
                .filter(fact -> fact.lost && !fact.heldBy.contains(server))
                .forEach(fact -> fact.heldBy.clear());
    }

    void forgetOthers(Server server) {
        facts.values().forEach(fact -> fact.heldBy.removeIf(holder -> holder != server));
    }

    @Override
    public String toString() {
        return key.digest().substring(0, 4);
    }
}
