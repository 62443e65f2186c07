// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.SessionId;
import io.baton.store.SessionKey;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The holds of sessions that threads use which serve no request: those of sockets, executors, schedulers. Each use is
 * as safe as a request: the session is held for it, and comes back from another node first if it has to.
 *
 * <p>A hold lasts for a moment beyond the use. What the thread changes in place after it got a value is written at its
 * end then, and many uses one after the other are one hold. It ends at once when another node asks for the session.
 * Where a request has its session to itself, it ends with the use.
 *
 * <p>Concurrency: any thread may use it. No lock of its own is held during a call of anything else.
 */
final class Lending {

    /** The time that a hold lasts at least, unless somebody asks for the session. */
    static final Duration MOMENT = Duration.ofMillis(250);

    private final EngineContext context;
    private final Directory directory;
    private final Opening opening;
    private final Set<Loan> loans = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<SessionId, Loan> latest = new ConcurrentHashMap<>();

    Lending(EngineContext context, Directory directory, Opening opening) {
        this.context = context;
        this.directory = directory;
        this.opening = opening;
    }

    /**
     * Gets the session for one use, which ends when the handle is closed; waits as a request does.
     *
     * @param room where to wait
     */
    OpenResult borrow(SessionId id, WaitingRoom room) {
        Loan known = latest.get(id);
        if (known != null && known.enter()) {
            return opened(known);
        }
        SessionHandle joined = join(id);
        OpenResult result = joined == null
                ? opening.open(id, context.settings().waitTime(), Eagerness.REQUEST, room)
                : new OpenResult.Opened(joined);
        if (result instanceof OpenResult.Opened got) {
            Loan loan = new Loan(id, got.handle(), context.time().nanoTime());
            // Of two threads that come together, one's loan is found by the next ones; the other's ends by itself.
            latest.put(id, loan);
            loans.add(loan);
            return opened(loan);
        }
        return result;
    }

    /**
     * Whoever uses a session beside a request of this node waits neither for that request nor for those that wait for
     * its end: it may be what that waits for.
     */
    private @Nullable SessionHandle join(SessionId id) {
        LocalSession session = directory.find(SessionKey.of(context.application(), id));
        return session == null ? null : session.join(id);
    }

    private OpenResult opened(Loan loan) {
        return new OpenResult.Opened(new SessionHandle(loan.session(), () -> giveBack(loan)));
    }

    private void giveBack(Loan loan) {
        loan.leave();
        // While the node stops, nobody ends holds whose moment is over.
        if (context.settings().scope() == EngineSettings.Scope.REQUEST || directory.isLeaving()) {
            end(loan);
        }
    }

    /** Ends the holds whose moment is over; to be called often. */
    void endWhatIsOver() {
        for (Loan loan : loans) {
            if (context.time().since(loan.began()).compareTo(MOMENT) >= 0) {
                end(loan);
            }
        }
    }

    /** Ends the hold of a session that somebody waits for. */
    void end(SessionId id) {
        Loan loan = latest.get(id);
        if (loan != null) {
            end(loan);
        }
    }

    /** Ends all holds, those in use with their uses. */
    void endAll() {
        loans.forEach(this::end);
    }

    private void end(Loan loan) {
        loans.remove(loan);
        latest.remove(loan.id(), loan);
        loan.end();
    }
}
