// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.signon;

import io.baton.engine.Expirer;
import io.baton.engine.LocalSession;
import io.baton.engine.OpenResult;
import io.baton.engine.SessionEngine;
import io.baton.engine.SessionHandle;
import io.baton.engine.attributes.AttributeTable;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.End;
import io.baton.time.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The entries of one virtual server. Nobody holds an entry for longer than it takes to look at it, so that no request waits for another one's end.
 *
 * <p>A logout does not end the entry, but is written into it and outlives every session that came of it: whoever opens one of those later finds it, however
 * late; and an entry that is missing means nothing but that the store lost it or its time is over, which logs nobody out.
 *
 * <p>Concurrency: any thread may use it. Of two that change an entry, one has it first; that is the engine's work.
 */
public final class SignOns {

    private static final Duration PULSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;

    /** How much longer than the longest of its sessions an entry lives: these hear of an access a moment later. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final String USER = "user";
    private static final String REALM = "realm";
    private static final String LOGGED_OUT = "out";

    private final SessionEngine engine;
    /** Logouts that the store is not known to have. */
    private final Set<SessionId> loggingOut = ConcurrentHashMap.newKeySet();

    private final List<Schedule.Repetition> pulses = new ArrayList<>();

    /** @param engine whose sessions are entries and nothing else */
    public SignOns(SessionEngine engine) {
        this.engine = engine;
    }

    /** Goes to work: ends entries whose time is over. */
    public void start(Schedule schedule) {
        engine.start(new DueEntries());
        pulses.add(schedule.every("single-sign-on", PULSE, this::tidy));
    }

    /** Brings to the store what it has not got, and lets go of everything. */
    public void stop(Duration patience) {
        pulses.forEach(Schedule.Repetition::stop);
        pulses.clear();
        engine.stop(patience);
    }

    /**
     * Somebody signed on.
     *
     * @param id made by this server, never used before
     * @param life how long the entry lives after it was last looked at, until it is looked at for a session that lives longer
     */
    public void begin(SessionId id, SignOn signOn, Duration life) {
        Instant now = engine.now();
        try (SessionHandle hold = engine.create(id, new SessionMetadata(now, now, life))) {
            AttributeTable attributes = hold.session().attributes();
            attributes.put(USER, signOn.user());
            attributes.put(REALM, signOn.realm());
        }
    }

    /**
     * Looks at an entry, which keeps it alive.
     *
     * @param sessionLife how long the session lives for which it is looked at; negative: for ever
     */
    public SignOnState find(SessionId id, Duration sessionLife) {
        if (loggingOut.contains(id)) {
            return new SignOnState.LoggedOut();
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            OpenResult result = engine.open(id);
            if (result instanceof OpenResult.Unavailable unavailable) {
                return new SignOnState.Unreachable(unavailable.reason());
            }
            if (!(result instanceof OpenResult.Opened opened)) {
                return new SignOnState.Unknown();
            }
            try (SessionHandle hold = opened.handle()) {
                if (!hold.session().isGone()) {
                    return state(hold.session(), sessionLife);
                }
            }
        }
        return new SignOnState.Unreachable("it changes hands all the time");
    }

    private SignOnState state(LocalSession entry, Duration sessionLife) {
        if (entry.isEnded()) {
            return new SignOnState.Unknown();
        }
        if (isLoggedOut(entry)) {
            return new SignOnState.LoggedOut();
        }
        keepAlive(entry, sessionLife);
        return entry.attributes().get(USER) instanceof String user
                        && entry.attributes().get(REALM) instanceof String realm
                ? new SignOnState.Known(new SignOn(user, realm))
                : new SignOnState.Unknown();
    }

    private void keepAlive(LocalSession entry, Duration sessionLife) {
        Instant now = engine.now();
        Duration wanted = sessionLife.isNegative() ? sessionLife : sessionLife.plus(MARGIN);
        entry.updateMetadata(
                times -> times.lasting(longer(times.maxInactive(), wanted)).accessed(now));
    }

    private static Duration longer(Duration one, Duration other) {
        boolean first = one.isNegative() || (!other.isNegative() && one.compareTo(other) >= 0);
        return first ? one : other;
    }

    private static boolean isLoggedOut(LocalSession entry) {
        return entry.attributes().get(LOGGED_OUT) != null;
    }

    /** The user of the entry logged out; from now on here, and everywhere as soon as the store knows. */
    public void logOut(SessionId id) {
        if (loggingOut.add(id)) {
            bringLogout(id);
        }
    }

    /** Another node may have the entry, or get it before the store has the logout: it is brought until it was seen to have arrived. */
    private void bringLogout(SessionId id) {
        OpenResult result = engine.open(id);
        if (result instanceof OpenResult.NoSuchSession) {
            loggingOut.remove(id);
        } else if (result instanceof OpenResult.Opened opened) {
            try (SessionHandle hold = opened.handle()) {
                LocalSession entry = hold.session();
                if (!isLoggedOut(entry)) {
                    writeLogout(entry);
                } else if (entry.isConfirmed() && !entry.isUnsaved()) {
                    loggingOut.remove(id);
                }
            }
        }
    }

    /** From this moment on, the entry lives as long as a session that was used just now. */
    private void writeLogout(LocalSession entry) {
        Instant now = engine.now();
        entry.attributes().put(LOGGED_OUT, true);
        entry.attributes().remove(USER);
        entry.attributes().remove(REALM);
        entry.updateMetadata(times -> times.accessed(now));
    }

    private void tidy() {
        loggingOut.forEach(this::bringLogout);
        Instant now = engine.now();
        for (LocalSession entry : engine.inMemory()) {
            if (!entry.isEnded() && !entry.isHeld() && entry.metadata().isDue(now)) {
                endIfDue(entry);
            }
        }
    }

    /** What another node looked at since is left to live, and forgotten here. */
    private void endIfDue(LocalSession entry) {
        if (engine.tryOpen(entry.id()) instanceof OpenResult.Opened opened) {
            try (SessionHandle hold = opened.handle()) {
                endHeldIfDue(hold.session());
            }
            engine.forget(opened.handle().session());
        } else if (entry.isCopy()) {
            engine.forget(entry);
        }
    }

    private void endHeldIfDue(LocalSession entry) {
        if (entry.isConfirmed() && entry.metadata().isDue(engine.now())) {
            entry.end(End.Cause.EXPIRED);
        }
    }

    /** Entries that no living node has. */
    private final class DueEntries implements Expirer {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void expireIfDue(LocalSession entry) {
            endHeldIfDue(entry);
        }

        @Override
        public void expire(LocalSession entry) {
            entry.end(End.Cause.EXPIRED);
        }
    }
}
