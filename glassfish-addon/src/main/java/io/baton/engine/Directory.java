// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.NodeMessage.Released;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sessions in this node's memory by the digest of their current id, those of them that the store does not know all of, who waits for them, and the
 * ends of former ids that the store has not heard of yet.
 */
final class Directory {

    /** An end that the store has not heard of, or that it refused because another node has the session: null then. */
    private record LateEnd(SessionId id, @Nullable End end) {}

    private final ConcurrentHashMap<String, LocalSession> sessions = new ConcurrentHashMap<>();
    private final Set<LocalSession> toBeFlushed = ConcurrentHashMap.newKeySet();
    private final Set<LocalSession> waitedFor = ConcurrentHashMap.newKeySet();
    private final Queue<LateEnd> ends = new ConcurrentLinkedQueue<>();
    private final EngineContext context;
    private final Consumer<LocalSession> forgotten;
    private final Consumer<SessionId> ender;
    private final Bells bells;
    private final Listing listing;
    private final PromptTouch promptTouch;
    private final Streaming streaming;
    private final Evicting evicting;
    private final UnstoredSessions unstored;
    private volatile boolean leaving;

    Directory(EngineContext context, Consumer<LocalSession> forgotten, Consumer<SessionId> ender) {
        this.context = context;
        this.forgotten = forgotten;
        this.ender = ender;
        Touching touching = new Touching(context);
        this.listing = new Listing(context, touching);
        this.promptTouch = new PromptTouch(context.threads(), touching);
        this.streaming = new Streaming(context);
        this.bells = new Bells(context.threads());
        this.evicting = new Evicting(context, this);
        this.unstored = new UnstoredSessions(context);
    }

    /** What the index learns of these sessions. */
    Listing listing() {
        return listing;
    }

    /** The sessions whose changes are on their way to the store. */
    Streaming streaming() {
        return streaming;
    }

    /** The sessions that the store never had. */
    UnstoredSessions unstored() {
        return unstored;
    }

    /** A request used the session long after the store last heard of one, and wrote nothing. */
    void usedAgain(LocalSession session) {
        promptTouch.usedAgain(session);
    }

    /** The store has a tombstone in place of the session. */
    void over(SessionKey key) {
        listing.over(key);
    }

    LocalSession getOrAdd(SessionId id, Function<SessionId, LocalSession> unknown) {
        LocalSession known = sessions.get(id.digest());
        if (known != null) {
            return known;
        }
        LocalSession session = sessions.computeIfAbsent(id.digest(), digest -> unknown.apply(id));
        evicting.added();
        return session;
    }

    @Nullable
    LocalSession find(SessionKey key) {
        return sessions.get(key.digest());
    }

    /** Whether the session is in memory, true or out of date. */
    boolean isLive(SessionId id) {
        LocalSession session = sessions.get(id.digest());
        return session != null && session.isLive();
    }

    /** Whether memory can serve the session without the store. */
    boolean needsNoStore(SessionId id) {
        LocalSession session = sessions.get(id.digest());
        return session != null && session.needsNoStore();
    }

    void add(LocalSession session) {
        sessions.put(session.id().digest(), session);
        evicting.added();
    }

    /** The last request that held the session ended. */
    void used(LocalSession session) {
        evicting.used(session);
    }

    /** Sends away those that should not be in memory any more. */
    void evict() {
        evicting.sweep();
    }

    /** How many there are. */
    int size() {
        return sessions.size();
    }

    /** Keeps a session that the store must still hear of; false if there is a newer one of that id. */
    boolean keep(LocalSession session) {
        LocalSession there = sessions.putIfAbsent(session.id().digest(), session);
        return there == null || there.equals(session);
    }

    /** Has a session found by its new id, and still by its old one, until that is unlinked: who asks for it must wait for what becomes of it. */
    void link(SessionId newId, LocalSession session) {
        sessions.put(newId.digest(), session);
    }

    /** Ends an id's way to a session that does not go by it any more. */
    void unlink(SessionId id, LocalSession session) {
        sessions.remove(id.digest(), session);
    }

    /** How many ends the store has not heard of. */
    int ends() {
        return ends.size();
    }

    void remove(LocalSession session) {
        toBeFlushed.remove(session);
        streaming.forget(session);
        evicting.removed(session);
        unstored.forget(session);
        if (sessions.remove(session.id().digest(), session)) {
            forgotten.accept(session);
        }
    }

    /** A view: sessions that come or go meanwhile may be in it or not. */
    Collection<LocalSession> all() {
        return Collections.unmodifiableCollection(sessions.values());
    }

    /** Whether this application stops here, so that every session is let go of when its last request ends. */
    boolean isLeaving() {
        return leaving;
    }

    void leaving(boolean isSo) {
        leaving = isSo;
    }

    /** Takes note of a session that the store does not know all of. */
    void toBeFlushed(LocalSession session) {
        toBeFlushed.add(session);
    }

    /** The sessions that the store does not know all of, as far as is known. */
    Collection<LocalSession> toBeFlushed() {
        return List.copyOf(toBeFlushed);
    }

    void flushed(LocalSession session) {
        toBeFlushed.remove(session);
    }

    /** Takes note of a session that somebody waits for. */
    void waitedFor(LocalSession session) {
        waitedFor.add(session);
    }

    /** The sessions that somebody waits for, as far as is known. */
    Collection<LocalSession> waitedFor() {
        return List.copyOf(waitedFor);
    }

    void waitedForNoMore(LocalSession session) {
        waitedFor.remove(session);
    }

    /** What wakes those who wait for the session on this node. */
    Bells.Bell bell(SessionId id) {
        return bells.at(id.digest());
    }

    /** Wakes those who wait for the session on this node. */
    void ring(SessionKey key) {
        bells.ring(key.digest());
    }

    /** Wakes those who wait for the session here, and tells the nodes that it can be had; the messages go out in the background. */
    void letGo(SessionKey key, Set<NodeId> nodes) {
        ring(key);
        if (!nodes.isEmpty()) {
            context.threads().run("hand-over", () -> nodes.forEach(node -> tell(key, node)));
        }
    }

    private void tell(SessionKey key, NodeId node) {
        try {
            context.channel().send(node, new Released(key));
        } catch (StoreUnavailableException lost) {
            // A message that is lost costs time only: the node looks again by itself.
        }
    }

    void endLater(SessionId id, End end) {
        ends.add(new LateEnd(id, end));
    }

    /** Has a session ended that another node owns: in the background, by the owner that this node becomes for it. */
    void endElsewhere(SessionId id) {
        context.threads().run("end-elsewhere", () -> ender.accept(id));
    }

    /** It could not be had; it is tried again with the next check of the store. */
    void endElsewhereLater(SessionId id) {
        ends.add(new LateEnd(id, null));
    }

    /** Sends the ends that are due; what fails is kept for the next time. */
    void sendEnds(SessionStore store) {
        List.copyOf(ends).forEach(ending -> send(ending, store));
    }

    private void send(LateEnd ending, SessionStore store) {
        try {
            End end = ending.end();
            boolean refused = end == null || store.end(end) == EndResult.FENCED;
            ends.remove(ending);
            if (refused) {
                endElsewhere(ending.id());
            } else if (end != null) {
                over(end.key());
            }
        } catch (StoreUnavailableException later) {
            // It is kept.
        }
    }

    /** Whether the session is over, which the store has not heard yet. */
    boolean isOver(SessionKey key) {
        return !ends.isEmpty()
                && ends.stream()
                        .anyMatch(ending ->
                                ending.end() != null && ending.end().key().equals(key));
    }
}
