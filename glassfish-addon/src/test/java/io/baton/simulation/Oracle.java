// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.engine.EngineSettings.Backup;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.store.SessionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows what clients were told and what the store did, and says when they contradict each other. */
final class Oracle {

    private final Kernel kernel;
    private final Backend backend;
    private final Backup mode;
    private final Timeliness timeliness;
    private final Map<SessionKey, Line> lines = new LinkedHashMap<>();
    private final List<Server> servers;
    private long moments;

    Oracle(Kernel kernel, Backend backend, Backup mode, List<Server> servers) {
        this.kernel = kernel;
        this.backend = backend;
        this.mode = mode;
        this.timeliness = new Timeliness(kernel);
        this.servers = servers;
    }

    /** A point in the order of all things. */
    long moment() {
        return ++moments;
    }

    Line line(SessionId id) {
        return lines.computeIfAbsent(SessionKey.of(Server.APPLICATION, id), key -> new Line(id, key));
    }

    List<Line> lines() {
        return new ArrayList<>(lines.values());
    }

    private void violated(String rule, Object detail) {
        kernel.fail(new Violation(rule + ": " + detail));
    }

    // What servers told clients.

    /** A request found a session. */
    void read(Visit visit, SessionId id, Set<Integer> contents) {
        Line line = line(id);
        line.reader = visit.server();
        if (visit.mayBeOutdated()) {
            return;
        }
        if (line.endedAt < visit.began()) {
            violated("an ended session is back", line + " at " + visit.server());
        }
        Set<Integer> missing = new TreeSet<>(line.binding(visit.server(), visit.began()));
        missing.removeAll(contents);
        Server owner = ownerElsewhere(visit, line);
        if (owner != null && !line.mayBeOver && line.forgottenAt < visit.held()) {
            violated(
                    "another one than its owner shows it",
                    line + " at " + visit.server() + ", but " + owner + " owns it");
        }
        if (!missing.isEmpty()) {
            violated(
                    "older than seen before",
                    line + " at " + visit.server() + " has " + contents + " without " + missing);
        }
    }

    /** A request found no session. */
    void missed(Visit visit, SessionId id) {
        Line line = line(id);
        if (!line.mayBeOver && !visit.mayBeOutdated()) {
            Set<Integer> missing = line.binding(visit.server(), visit.began());
            if (!missing.isEmpty()) {
                violated("a session is not found", line + " at " + visit.server() + " should have " + missing);
            }
            Server owner = ownerElsewhere(visit, line);
            if (owner != null) {
                violated("a session is not found", line + " at " + visit.server() + ", but " + owner + " owns it");
            }
        }
    }

    /**
     * Another server that had the session when the store lost it, has it still, and had all it takes to bring it back.
     */
    private @Nullable Server ownerElsewhere(Visit visit, Line line) {
        Server owner = visit.server().knewStore() ? line.ownerAtLoss : null;
        boolean isOut = line.unaware.contains(visit.server());
        return owner != null && !isOut && owner != visit.server() && owner.isUndisturbed() && owner.owns(line.id)
                ? owner
                : null;
    }

    /**
     * Those that take themselves for the owner, although another server took over: a restart of the store ends
     * everybody's name, so that they cannot tell theirs ended before.
     */
    private Set<Server> unaware(Line line) {
        return servers.stream()
                .filter(server -> server != line.owner && server.owns(line.id))
                .collect(Collectors.toSet());
    }

    /** A client sees a response. */
    void seen(Visit visit, SessionId id, Set<Integer> contents, Set<Integer> changes) {
        Line line = line(id);
        line.usedAtNanos = Math.max(line.usedAtNanos, visit.accessed());
        long moment = moment();
        kernel.note("is seen", Words.of(line, contents));
        boolean isKnown = line.facts().values().stream().anyMatch(fact -> fact.stored);
        for (int change : contents) {
            Fact fact = line.fact(change);
            fact.lost |= !isKnown;
            fact.seenAt = Math.min(fact.seenAt, moment);
            if (!fact.stored && line.owner == visit.server() && isItsOwn(visit, line)) {
                fact.heldBy.add(visit.server());
            }
            boolean isFree = !fact.stored && !line.forked && !visit.hadTrouble();
            if (changes.contains(change) && isFree) {
                unstored(line, change, visit.server());
            }
        }
    }

    private void unstored(Line line, int change, Server server) {
        switch (mode) {
            case REQUEST -> violated("told before it was stored", line + " " + change + " at " + server);
            case STREAM -> timeliness.shown(line, change, server);
            case INTERVAL -> {}
        }
    }

    /** Fails if something is not in the store by now that the mode wants there. */
    void checkTimeliness() {
        timeliness.check();
    }

    /**
     * Says whether that server knows the session to be its own, so that what it shows binds the others before it is
     * stored. A request that began while the store could not be used got it on memory's word, and one in which the
     * store lost something on the word of a store that is no more; these bind if the server's name is sure by their
     * end.
     */
    private static boolean isItsOwn(Visit visit, Line line) {
        Server server = visit.server();
        boolean isByStore = !visit.mayBeOutdated() && line.forgottenAt < visit.began();
        return server.isUsable() && (isByStore || server.isSureOf(line.id));
    }

    /** The listeners of an application at that server hear of the end of a session whose time is over. */
    void destroyed(Server server, SessionId id, Duration life) {
        Line line = line(id);
        kernel.note("is destroyed", Words.of(line, "at", server));
        line.destroyers.add(server);
        line.mayBeOver = true;
        if (line.destroyers.size() > 1) {
            violated("destroyed twice", line + " by " + line.destroyers);
        }
        long lived = kernel.now() - line.usedAtNanos;
        // While the store is away, nobody learns that a session is used.
        Duration doubtful = line.forked ? Plan.SKEW.multipliedBy(2) : Plan.SKEW;
        if (lived < life.minus(doubtful).toNanos()) {
            violated("destroyed early", line + " by " + server + " after " + lived / 1_000_000 + " ms");
        }
    }

    // What the store did.

    void claimed(Server server, SessionKey key, long fence, boolean isTakenOver) {
        Line line = lines.get(key);
        if (line != null) {
            line.owner = server;
            line.fence = fence;
            line.isLeftover = false;
            line.forgetLost(server);
            if (isTakenOver) {
                line.forgetOthers(server);
            }
        }
    }

    void saved(Server server, SessionKey key, long fence, boolean full) {
        Line line = lines.get(key);
        if (line == null) {
            return;
        }
        line.owner = server;
        line.fence = fence;
        line.isLeftover = line.forked && !server.process.isAlive();
        // Once it has brought it, the session goes from server to server as usual.
        line.ownerAtLoss = line.ownerAtLoss == server ? null : line.ownerAtLoss;
        Set<Integer> contents = stored(key);
        line.facts().forEach((change, fact) -> {
            if (full && line.forked && !contents.contains(change)) {
                // The higher fence wins, even if it is of a history that the store has lost.
                fact.stored = false;
                fact.heldBy.clear();
            } else if (fact.stored && fact.seenAt < Long.MAX_VALUE && !contents.contains(change)) {
                violated("an acknowledged change is overwritten", line + " " + change + " by " + server);
            }
        });
        line.forgetLost(server);
        for (int change : contents) {
            Fact fact = line.fact(change);
            if (fact.lost) {
                fact.heldBy.clear();
            }
            fact.storedAt = fact.stored ? fact.storedAt : moment();
            fact.stored = true;
            fact.lost = false;
        }
    }

    void ended(Server server, SessionKey key, long fence) {
        Line line = lines.get(key);
        boolean isTaken = line != null && ((line.owner != null && line.owner != server) || fence < line.fence);
        if (isTaken && line.forked) {
            // The session was taken from that request, which the store forgot. Its owner hears of the end by and by.
            line.mayBeOver = true;
        } else if (line != null && line.endedAt == Long.MAX_VALUE) {
            line.mayBeOver = true;
            line.endedAt = moment();
            line.endedAtNanos = kernel.now();
            line.facts().values().forEach(fact -> fact.heldBy.clear());
        }
    }

    /**
     * The store lost what was written since that time.
     *
     * @param ranOn whether no connection ended with that
     */
    void lost(long sinceNanos, boolean ranOn) {
        servers.forEach(Server::storeLost);
        for (Line line : lines.values()) {
            Set<Integer> left = stored(line.key);
            boolean isForgotten = line.mayBeOver;
            if (line.endedAt != Long.MAX_VALUE && line.endedAtNanos >= sinceNanos) {
                line.endedAt = Long.MAX_VALUE;
            }
            line.forked = true;
            line.forgottenAt = moment();
            // Between two states of it that the store went back and forth between it is chance that decides.
            line.ownerAtLoss = backend.sessions.sessions().contains(line.key) ? null : line.owner;
            line.unaware = ranOn ? Set.of() : unaware(line);
            line.facts().forEach((change, fact) -> {
                fact.lost |= !fact.stored;
                if (isForgotten) {
                    fact.heldBy.clear();
                }
                fact.lostAt = fact.stored && !left.contains(change) ? moment() : fact.lostAt;
                if (fact.stored && !left.contains(change)) {
                    fact.stored = false;
                    fact.lost = true;
                    fact.heldBy.clear();
                    Server owner = line.owner;
                    if (owner != null && owner == line.reader && owner.process.isAlive() && !isForgotten) {
                        fact.heldBy.add(owner);
                    }
                }
            });
            // The owner brings back what it had. What it tells next counts no more: nobody who asks could know of it
            // yet.
            line.owner = backend.sessions.sessions().contains(line.key) && !isOwner(line) ? null : line.owner;
        }
    }

    private boolean isOwner(Line line) {
        Ownership inStore = backend.sessions.owner(line.key);
        return inStore != null && line.owner != null && line.owner.hasBeen(inStore.node());
    }

    private Set<Integer> stored(SessionKey key) {
        Set<Integer> contents = new TreeSet<>();
        for (String name : Visit.ATTRIBUTES) {
            byte[] bytes = backend.sessions.bytes(key, name);
            if (bytes != null) {
                contents.addAll(Ledger.parse(io.baton.store.Frame.parse(bytes).payload())
                        .changes());
            }
        }
        return contents;
    }

    // What became of servers.

    /** What only this server had in memory counts no more: it died, or serves without the store. */
    void forget(Server server) {
        lines.values().forEach(line -> line.forget(server));
    }

    /** A server dropped the session from memory: what the store loses from now on, or has lost, it does not bring back. What the store never had it must not drop. */
    void evicted(Server server, SessionId id) {
        Line line = line(id);
        line.facts().values().stream()
                .filter(fact -> fact.stored || fact.lost)
                .forEach(fact -> fact.heldBy.remove(server));
        line.owner = line.owner == server ? null : line.owner;
        line.reader = line.reader == server ? null : line.reader;
    }

    void said(Server server, String message) {
        if (message.startsWith("BATON3001") || message.startsWith("BATON3003")) {
            lines.values().stream()
                    .filter(line -> message.contains("#" + line.id))
                    .forEach(line -> {
                        line.forget(server);
                        line.owner = line.owner == server ? null : line.owner;
                    });
        } else if (message.startsWith("BATON3008")) {
            forget(server);
        } else if (message.startsWith("BATON3005") || message.startsWith("BATON3303")) {
            violated("an error is logged", message);
        }
    }

    // What must be true at any time.

    /** Who never saw what the store was may bring back a copy of what it lost while the owner has not noticed. */
    private static boolean mustKnow(Line line, Server server) {
        return line.ownerAtLoss == null || server.knewStore();
    }

    void checkOneOwner() {
        for (Line line : lines.values()) {
            Server first = null;
            for (Server server : servers) {
                if (server.isSureOf(line.id)) {
                    if (first != null && mustKnow(line, first) && mustKnow(line, server)) {
                        violated("two owners", line + ": " + first + " and " + server);
                    }
                    first = server;
                }
            }
        }
    }
}
