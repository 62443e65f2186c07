// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R4.2: each event of a session happens once in the cluster, on the instance that acts, as it would on a single server. */
@Smoke
@OfContainer
class EventsIT {

    private static final Duration END_OF_LIFE = Duration.ofSeconds(30);

    private static Bench bench;

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().events(), "events");
        bench.cluster().deploy(bench.archives().eventsOfOneServer(), "oracle");
    }

    @AfterAll
    static void undeploy() {
        bench.cluster().undeploy("oracle");
        bench.cluster().undeploy("events");
    }

    /**
     * What a user does, and what is to be heard of it.
     *
     * @param second whether the second instance does it
     * @param steps what it does; empty: it waits for the end of the session's life
     * @param events all that happens
     */
    private record Step(boolean second, String steps, List<String> events) {

        static Step a(String steps, String... events) {
            return new Step(false, steps, List.of(events));
        }

        static Step b(String steps, String... events) {
            return new Step(true, steps, List.of(events));
        }
    }

    private static final List<Step> SCRIPT = List.of(
            Step.a("create", "created s1"),
            Step.a("set:word=one", "added word of s1: one, now one"),
            Step.b("set:word=two", "replaced word of s1: one, now two"),
            Step.a("again:word", "replaced word of s1: two, now two"),
            // Before a value is bound it is not in the session yet.
            Step.a(
                    "bind:thing=x",
                    "bound(x) thing of s1: Bound x, now null",
                    "added thing of s1: Bound x, now Bound x"),
            Step.b("mutate:thing=y"),
            Step.a("mutate:thing=z"),
            // The container tells attribute listeners of the new value when it knows how to be bound.
            Step.b(
                    "bind:thing=new",
                    "bound(new) thing of s1: Bound new, now Bound z",
                    "unbound(z) thing of s1: null, now Bound new",
                    "replaced thing of s1: Bound new, now Bound new"),
            Step.a(
                    "set:thing=plain",
                    "unbound(new) thing of s1: null, now plain",
                    "replaced thing of s1: Bound new, now plain"),
            Step.b(
                    "bind:thing=back",
                    "bound(back) thing of s1: Bound back, now plain",
                    "replaced thing of s1: Bound back, now Bound back"),
            Step.a(
                    "again:thing",
                    "bound(back) thing of s1: Bound back, now Bound back",
                    "unbound(back) thing of s1: null, now Bound back",
                    "replaced thing of s1: Bound back, now Bound back"),
            Step.b(
                    "remove:thing",
                    "unbound(back) thing of s1: Bound back, now null",
                    "removed thing of s1: Bound back, now null"),
            Step.a("remove:thing"),
            Step.b("null:nothing"),
            Step.a("null:word", "removed word of s1: two, now null"),
            Step.b("set:word=three", "added word of s1: three, now three"),
            Step.b("rename", "renamed s1 to s2 with {word=three}"),
            Step.a("set:word=four", "replaced word of s2: three, now four"),
            Step.a("rename", "renamed s2 to s3 with {word=four}"),
            Step.b(
                    "bind:thing=p bind:other=q",
                    "bound(p) thing of s3: Bound p, now null",
                    "added thing of s3: Bound p, now Bound p",
                    "bound(q) other of s3: Bound q, now null",
                    "added other of s3: Bound q, now Bound q"),
            // A session that is over lets nobody look at its attributes when they are unbound.
            Step.a(
                    "invalidate",
                    "destroyed s3 with {other=Bound q, thing=Bound p, word=four}",
                    "unbound(q) other of s3: Bound q, now over",
                    "removed other of s3: Bound q, now over",
                    "unbound(p) thing of s3: Bound p, now over",
                    "removed thing of s3: Bound p, now over",
                    "removed word of s3: four, now over"),
            Step.b("set:word=nobody"),
            Step.b("create set:word=a", "created s4", "added word of s4: a, now a"),
            Step.a(
                    "invalidate create set:word=b",
                    "destroyed s4 with {word=a}",
                    "removed word of s4: a, now over",
                    "created s5",
                    "added word of s5: b, now b"),
            Step.b(
                    "bind:thing=t mutate:thing=u",
                    "bound(t) thing of s5: Bound t, now null",
                    "added thing of s5: Bound t, now Bound t"),
            Step.a("life:1"),
            Step.a(
                    "",
                    "destroyed s5 with {thing=Bound u, word=b}",
                    "unbound(u) thing of s5: Bound u, now over",
                    "removed thing of s5: Bound u, now over",
                    "removed word of s5: b, now over"),
            Step.b("set:word=nobody"),
            Step.b(
                    "create set:word=c life:0",
                    "created s6",
                    "added word of s6: c, now c",
                    "destroyed s6 with {word=c}",
                    "removed word of s6: c, now over"),
            Step.a("set:word=nobody"));

    @Test
    void eachEventOfAScriptHappensOnceOnTheInstanceThatActs() {
        Traced user = new Traced("events", bench.a(), bench.b());
        for (int i = 0; i < SCRIPT.size(); i++) {
            Step step = SCRIPT.get(i);
            GlassFishInstance acting = step.second() ? bench.b() : bench.a();
            GlassFishInstance other = step.second() ? bench.a() : bench.b();

            String which = "step " + i + " on " + acting.name() + ": " + step.steps();
            if (step.steps().isEmpty()) {
                // Nobody has a session that wanders; so whoever sweeps first ends it.
                assertThat(endOfLife(step, user)).as(which).containsExactlyInAnyOrder(step.events(), List.of());
            } else {
                user.act(acting, step.steps());
                assertThat(user.eventsOn(acting)).as(which).isEqualTo(step.events());
                assertThat(user.eventsOn(other))
                        .as(which + ", on the other instance")
                        .isEmpty();
            }
        }
    }

    /** What each instance hears until all has been heard that is to be. */
    private static List<List<String>> endOfLife(Step step, Traced user) {
        List<String> onA = new ArrayList<>();
        List<String> onB = new ArrayList<>();
        await().atMost(END_OF_LIFE).until(() -> {
            onA.addAll(user.eventsOn(bench.a()));
            onB.addAll(user.eventsOn(bench.b()));
            return onA.size() + onB.size() >= step.events().size();
        });
        return List.of(onA, onB);
    }

    @Test
    void theScriptTellsWhatHappensOnASingleServer() {
        Traced user = new Traced("oracle", bench.a());
        for (int i = 0; i < SCRIPT.size(); i++) {
            Step step = SCRIPT.get(i);
            assertThat(eventsOf(step, user, bench.a()))
                    .as("step " + i + ": " + step.steps())
                    .isEqualTo(step.events());
        }
    }

    private static List<String> eventsOf(Step step, Traced user, GlassFishInstance acting) {
        if (!step.steps().isEmpty()) {
            user.act(acting, step.steps());
            return user.eventsOn(acting);
        }
        List<String> events = new ArrayList<>();
        await().atMost(END_OF_LIFE)
                .until(() -> events.addAll(user.eventsOn(acting))
                        && events.size() >= step.events().size());
        return events;
    }
}
