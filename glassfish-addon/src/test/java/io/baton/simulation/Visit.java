// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.engine.LocalSession;
import io.baton.engine.OpenResult;
import io.baton.engine.SessionHandle;
import io.baton.engine.WaitingRoom;
import io.baton.engine.attributes.AttributeUnavailableException;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.End;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request of a client at a server, or one use of a session by a thread that serves none. */
final class Visit implements Runnable {

    static final List<String> ATTRIBUTES = List.of("kept", "set");

    /** What the application does. */
    enum Kind {
        CREATE,
        READ,
        CHANGE,
        RENAME,
        END
    }

    /** What the client learns. */
    enum Outcome {
        SERVED,
        MISSING,
        UNAVAILABLE
    }

    private static final int ATTEMPTS = 3;
    /** What calls under way may take beyond the time that the operator allows. */
    private static final Duration GRACE = Duration.ofSeconds(12);

    private final Cluster cluster;
    private final Kernel kernel;
    private final Oracle oracle;
    private final Server server;
    private final SessionId id;
    private final Kind kind;
    private final Consumer<Visit> then;
    private final boolean isOutside;
    private final Set<Integer> changes = new TreeSet<>();
    private Set<Integer> contents = Set.of();
    private Set<Integer> found = Set.of();
    private long began;
    private long held;
    private int beganStep;
    private long accessed;
    private int failures;
    private boolean done;
    private boolean inVain;
    private @Nullable Outcome outcome;
    /** Where the session goes on. */
    private SessionId next;

    Visit(Cluster cluster, Server server, SessionId id, Kind kind, boolean isOutside, Consumer<Visit> then) {
        this.cluster = cluster;
        this.kernel = cluster.kernel;
        this.oracle = cluster.oracle;
        this.server = server;
        this.id = id;
        this.next = id;
        this.kind = kind;
        this.isOutside = isOutside;
        this.then = then;
    }

    Visit start() {
        began = oracle.moment();
        beganStep = kernel.steps();
        failures = server.wire.failures();
        kernel.note(isOutside ? "use" : "request", Words.of(kind, oracle.line(id), "at", server));
        kernel.spawn(server.process, kind.name().toLowerCase(java.util.Locale.ROOT), this);
        return this;
    }

    long began() {
        return began;
    }

    /** When it got the session. */
    long held() {
        return held;
    }

    /** When it used the session, in true time. */
    long accessed() {
        return accessed;
    }

    Server server() {
        return server;
    }

    SessionId id() {
        return id;
    }

    /** Whether its thread is through. */
    boolean isDone() {
        return done;
    }

    SessionId next() {
        return next;
    }

    /** What it read first. */
    Set<Integer> found() {
        return found;
    }

    /** What the response says. */
    Set<Integer> contents() {
        return contents;
    }

    /** Whether the session had been taken from it, or ended, when it answered. */
    boolean wasInVain() {
        return inVain;
    }

    /** What came of it; null as long as the client knows nothing. */
    @Nullable
    Outcome outcome() {
        return outcome;
    }

    /** Whether the server served from memory without the store's word, as it may while the store is unusable. */
    boolean mayBeOutdated() {
        return server.wasUnusableSince(beganStep) && !cluster.plan.isStrict();
    }

    /** Whether a write may have failed. */
    boolean hadTrouble() {
        return server.wire.failures() != failures || server.wasUnusableSince(beganStep);
    }

    @Override
    public void run() {
        if (kind == Kind.CREATE) {
            create();
        } else {
            open();
        }
        done = true;
        then.accept(this);
    }

    private void create() {
        Instant now = server.engine().now();
        accessed = kernel.now();
        Line line = oracle.line(id);
        line.owner = server;
        line.reader = server;
        SessionHandle handle = server.engine().create(id, new SessionMetadata(now, now, cluster.plan.life()));
        change(handle.session());
        answer(handle);
    }

    private void open() {
        long asked = kernel.now() - server.process.pausedFor();
        OpenResult result = attempt();
        for (int i = 0; i < ATTEMPTS && isGone(result); i++) {
            ((OpenResult.Opened) result).handle().close();
            result = attempt();
        }
        checkWait(kernel.now() - server.process.pausedFor() - asked);
        if (result instanceof OpenResult.Opened opened) {
            held = oracle.moment();
            serve(opened.handle());
        } else if (result instanceof OpenResult.NoSuchSession) {
            missing();
        } else {
            kernel.note("unavailable", result);
            outcome = Outcome.UNAVAILABLE;
        }
    }

    private OpenResult attempt() {
        return isOutside
                ? server.engine().borrow(id, WaitingRoom.unlimited())
                : server.engine().open(id);
    }

    private static boolean isGone(OpenResult result) {
        return result instanceof OpenResult.Opened opened
                && opened.handle().session().isGone();
    }

    private void checkWait(long nanos) {
        Duration most = cluster.plan.settings().waitTime().plus(GRACE);
        if (nanos > most.toNanos()) {
            kernel.fail(new Violation("a request waited for " + nanos / 1_000_000 + " ms"));
        }
    }

    private void missing() {
        kernel.note("no such session", oracle.line(id));
        oracle.missed(this, id);
        outcome = Outcome.MISSING;
    }

    private void serve(SessionHandle handle) {
        LocalSession session = handle.session();
        if (session.isEnded()) {
            handle.close();
            missing();
            return;
        }
        if (!isOutside) {
            accessed = kernel.now();
            session.updateMetadata(metadata -> metadata.accessed(server.engine().now()));
        }
        try {
            work(handle, session);
        } catch (AttributeUnavailableException unavailable) {
            // An application would answer 500.
            kernel.note("fails", unavailable.getMessage());
            handle.close();
            outcome = Outcome.UNAVAILABLE;
        }
    }

    private void work(SessionHandle handle, LocalSession session) {
        session.arrived();
        found = read(session);
        checkTold(session);
        oracle.read(this, id, found);
        think();
        switch (kind) {
            case CHANGE -> change(session);
            case RENAME -> rename(session);
            case END -> end(session);
            case CREATE, READ -> {}
        }
        if (kernel.chance(0.2)) {
            think();
        }
        answer(handle);
    }

    /** Values that hear when their session moves have heard that it is here, unless the store did not hand them out in time or the server stops. */
    private void checkTold(LocalSession session) {
        if (!cluster.plan.listening() || hadTrouble() || !server.takesRequests()) {
            return;
        }
        for (String name : ATTRIBUTES) {
            if (session.attributes().get(name) instanceof Ledger ledger && !ledger.isActive()) {
                kernel.fail(new Violation("a request sees a value that was not told that it is here: " + this));
            }
        }
    }

    private static Set<Integer> read(LocalSession session) {
        Set<Integer> all = new TreeSet<>();
        for (String name : ATTRIBUTES) {
            if (session.attributes().get(name) instanceof Ledger ledger) {
                all.addAll(ledger.changes());
            }
        }
        return all;
    }

    private void think() {
        if (kernel.chance(0.25)) {
            kernel.sleep(kernel.chance(0.05) ? kernel.millis(500, 4000) : kernel.millis(0.1, 40));
        }
    }

    private void change(LocalSession session) {
        int number = cluster.nextChange();
        changes.add(number);
        String name = ATTRIBUTES.get(kernel.random().nextInt(2));
        Object there = session.attributes().get(name);
        if (name.equals("kept") && there instanceof Ledger ledger) {
            ledger.add(number);
            return;
        }
        Ledger ledger = Ledger.of(there instanceof Ledger before ? before.changes() : Set.of());
        ledger.add(number);
        session.attributes().put(name, ledger);
    }

    private void rename(LocalSession session) {
        Line former = oracle.line(session.id());
        next = cluster.nextId();
        Line line = oracle.line(next);
        former.goesOnAs(line);
        line.owner = server;
        line.reader = server;
        server.engine().rename(session, next);
        former.leavesMemory();
    }

    private void end(LocalSession session) {
        Line line = oracle.line(session.id());
        line.ends();
        session.end(End.Cause.INVALIDATED);
        line.hasEnded();
    }

    private void answer(SessionHandle handle) {
        LocalSession session = handle.session();
        // What is changed in place on a thread without a request is written a moment later; here, as if it were set.
        if (kernel.chance(0.3) && !isOutside) {
            contents = read(session);
            handle.close();
            committed(session);
        } else {
            contents = read(session);
            handle.save();
            committed(session);
            handle.close();
        }
    }

    @Override
    public String toString() {
        return kind + " of " + oracle.line(id) + " at " + server;
    }

    private void committed(LocalSession session) {
        outcome = Outcome.SERVED;
        if (!session.isGone() && !session.isEnded()) {
            oracle.seen(this, session.id(), contents, changes);
        } else {
            inVain = true;
            kernel.note("answers in vain", session.isGone() ? "gone" : "ended");
        }
    }
}
