package io.baton.engine;

import io.baton.model.SessionId;
import io.baton.store.End;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** The sessions in this node's memory by their current id, and the ends of former ids that the store has not heard of yet. */
final class Directory {

    private final ConcurrentHashMap<SessionId, LocalSession> sessions = new ConcurrentHashMap<>();
    private final Queue<End> ends = new ConcurrentLinkedQueue<>();
    private final Consumer<LocalSession> forgotten;

    Directory(Consumer<LocalSession> forgotten) {
        this.forgotten = forgotten;
    }

    LocalSession getOrAdd(SessionId id, Function<SessionId, LocalSession> unknown) {
        return sessions.computeIfAbsent(id, unknown);
    }

    void add(LocalSession session) {
        sessions.put(session.id(), session);
    }

    /** Keeps a session that the store must still hear of; false if there is a newer one of that id. */
    boolean keep(LocalSession session) {
        LocalSession there = sessions.putIfAbsent(session.id(), session);
        return there == null || there == session;
    }

    void rename(LocalSession session, SessionId newId) {
        sessions.put(newId, session);
        sessions.remove(session.id(), session);
    }

    /** Ends an id's way to a session that does not go by it any more. */
    void unlink(SessionId id, LocalSession session) {
        sessions.remove(id, session);
    }

    /** Whether there are ends that the store has not heard of. */
    boolean hasEnds() {
        return !ends.isEmpty();
    }

    void remove(LocalSession session) {
        if (sessions.remove(session.id(), session)) {
            forgotten.accept(session);
        }
    }

    Collection<LocalSession> all() {
        return List.copyOf(sessions.values());
    }

    void endLater(End end) {
        ends.add(end);
    }

    /** Sends the ends that are due; what fails is kept for the next time. */
    void sendEnds(SessionStore store) {
        ends.removeIf(end -> isSent(end, store));
    }

    private static boolean isSent(End end, SessionStore store) {
        try {
            store.end(end);
            return true;
        } catch (StoreUnavailableException later) {
            return false;
        }
    }
}
