// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history made by hand: each step names the second at which a request is sent; it is answered half a second later. */
final class Tale {
    static final int A = 0;
    static final int B = 1;
    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    static final Rules REQUEST_MODE = new Rules(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(10));
    static final Rules INTERVAL_MODE = new Rules(Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private static final Duration ANSWER = Duration.ofMillis(500);
    private static final String ID = "id";

    private final SessionHistory history = new SessionHistory("session");
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<SessionEvent> events = new ArrayList<>();
    private final Rules rules;

    Tale(Rules rules) {
        this.rules = rules;
        history.begun(ID);
        shown(0, A, Deed.BEGIN, 0);
    }

    static Instant at(double second) {
        return START.plusMillis(Math.round(second * 1000));
    }

    Tale reads(double second, int instance, Integer... numbers) {
        return shown(second, instance, Deed.READ, 0, numbers);
    }

    Tale changes(double second, int instance, int number, Integer... numbers) {
        return shown(second, instance, Deed.CHANGE, number, numbers);
    }

    Tale retires(double second, int instance, int number, Integer... numbers) {
        return shown(second, instance, Deed.RETIRE, number, numbers);
    }

    Tale looks(double second, int instance, Integer... numbers) {
        history.add(new Visit(
                instance,
                Deed.READ,
                0,
                at(second),
                at(second).plus(ANSWER),
                Outcome.SHOWN,
                State.of(numbers),
                200,
                "",
                true));
        return this;
    }

    Tale showsTorn(double second, int instance, String numbers, String counters) {
        return add(second, ANSWER, instance, Deed.READ, 0, Outcome.SHOWN, State.of(numbers, counters), 200);
    }

    Tale ends(double second, int instance) {
        return add(second, ANSWER, instance, Deed.END, 0, Outcome.ENDED, null, 200);
    }

    Tale fails(double second, int instance, Deed deed, int number, Outcome outcome, int status) {
        return add(second, ANSWER, instance, deed, number, outcome, null, status);
    }

    Tale readsSlowly(double second, int instance, Duration took, Integer... numbers) {
        return add(second, took, instance, Deed.READ, 0, Outcome.SHOWN, State.of(numbers), 200);
    }

    Tale trouble(double from, double to, int instance, Effect effect) {
        return trouble(from, to, instance, effect, true);
    }

    Tale trouble(double from, double to, int instance, Effect effect, boolean declared) {
        troubles.add(new Trouble(instance, effect, "fault", at(from), at(to), declared));
        return this;
    }

    Tale destroyed(double second, int instance) {
        events.add(new SessionEvent(instance, false, ID, at(second)));
        return this;
    }

    List<FindingKind> findings() {
        return new Checker(rules, troubles)
                .findings(List.of(history), events).stream().map(Finding::kind).toList();
    }

    int stillToEnd() {
        return new Checker(rules, troubles).stillToEnd(List.of(history), events);
    }

    private Tale shown(double second, int instance, Deed deed, int number, Integer... numbers) {
        return add(second, ANSWER, instance, deed, number, Outcome.SHOWN, State.of(numbers), 200);
    }

    private Tale add(
            double second,
            Duration took,
            int instance,
            Deed deed,
            int number,
            Outcome outcome,
            @Nullable State state,
            int status) {
        history.add(new Visit(
                instance, deed, number, at(second), at(second).plus(took), outcome, state, status, "", false));
        return this;
    }
}
