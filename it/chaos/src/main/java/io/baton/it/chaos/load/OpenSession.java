// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.load;

import io.baton.it.chaos.check.Deed;
import io.baton.it.chaos.check.Outcome;
import io.baton.it.chaos.check.SessionHistory;
import io.baton.it.chaos.check.State;
import io.baton.it.chaos.check.Visit;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as its client sees it: a cookie, and what was done so far. */
final class OpenSession {
    private static final Duration LONG_LIFE = Duration.ofHours(24);
    private static final int MOST_OF_A_BODY = 160;

    private final List<URI> addresses;
    private final Duration retirement;
    private final SessionHistory history;
    private final HttpSessionClient browser;
    private int number;

    /**
     * A session that is still to begin.
     *
     * @param addresses of the application on the instances
     * @param patience how long the client waits for an answer
     * @param retirement how long the session lives unused when it was retired
     */
    OpenSession(String name, List<URI> addresses, Duration patience, Duration retirement) {
        this.addresses = addresses;
        this.retirement = retirement;
        this.history = new SessionHistory(name);
        this.browser = new HttpSessionClient(patience);
    }

    SessionHistory history() {
        return history;
    }

    /** How many changes were asked for. */
    int changes() {
        return number;
    }

    /** Whether the client knows of it. */
    boolean hasBegun() {
        return history.id().isPresent();
    }

    /** Asks an instance to do something, and takes note of what comes of it. */
    Visit visit(int instance, Deed deed) {
        return visit(instance, deed, false);
    }

    /** Looks at it on an instance when everything is whole again. */
    Visit look(int instance) {
        return visit(instance, Deed.READ, true);
    }

    private Visit visit(int instance, Deed deed, boolean last) {
        int change = deed == Deed.CHANGE || deed == Deed.RETIRE ? ++number : 0;
        Instant sent = Instant.now();
        Ending ending = ending(request(addresses.get(instance), deed, change));
        Visit visit = new Visit(
                instance,
                deed,
                change,
                sent,
                Instant.now(),
                ending.outcome(),
                ending.state(),
                ending.status(),
                ending.note(),
                last);
        history.add(visit);
        return visit;
    }

    private HttpRequest.Builder request(URI address, Deed deed, int change) {
        return switch (deed) {
            case BEGIN ->
                HttpRequest.newBuilder(with(address, "seconds=" + LONG_LIFE.toSeconds()))
                        .PUT(BodyPublishers.noBody());
            case READ -> HttpRequest.newBuilder(address).GET();
            case CHANGE ->
                HttpRequest.newBuilder(with(address, "number=" + change)).POST(BodyPublishers.noBody());
            case RETIRE ->
                HttpRequest.newBuilder(with(address, "number=" + change + "&seconds=" + retirement.toSeconds()))
                        .POST(BodyPublishers.noBody());
            case END -> HttpRequest.newBuilder(address).DELETE();
        };
    }

    private static URI with(URI address, String query) {
        return URI.create(address + "?" + query);
    }

    private Ending ending(HttpRequest.Builder request) {
        try {
            return understood(browser.send(request));
        } catch (UncheckedIOException e) {
            boolean timeOut = e.getCause() instanceof HttpTimeoutException;
            return new Ending(timeOut ? Outcome.GAVE_UP : Outcome.BROKEN, null, 0, String.valueOf(e.getCause()));
        }
    }

    private Ending understood(Reply reply) {
        if (reply.status() != 200) {
            return refused(reply);
        }
        try {
            return meaning(reply);
        } catch (IllegalStateException notOfTheApplication) {
            return refused(reply);
        }
    }

    private Ending meaning(Reply reply) {
        String session = reply.json("session");
        return switch (session) {
            case "none" -> new Ending(Outcome.NONE, null, 200, "");
            case "ended" -> new Ending(Outcome.ENDED, null, 200, "");
            default -> shown(session, State.of(reply.json("numbers"), reply.json("counters")));
        };
    }

    private Ending shown(String session, State state) {
        if (!hasBegun()) {
            history.begun(session);
        }
        String known = history.id().orElse(session);
        return known.equals(session)
                ? new Ending(Outcome.SHOWN, state, 200, "")
                : new Ending(Outcome.NONE, null, 200, "another session was shown: " + session);
    }

    private static Ending refused(Reply reply) {
        String body = reply.body().strip();
        return new Ending(
                Outcome.REFUSED, null, reply.status(), body.substring(0, Math.min(MOST_OF_A_BODY, body.length())));
    }

    private record Ending(Outcome outcome, @Nullable State state, int status, String note) {}
}
