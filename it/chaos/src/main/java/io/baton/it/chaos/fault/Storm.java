// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.fault;

import io.baton.it.chaos.check.Effect;
import io.baton.it.chaos.check.Finding;
import io.baton.it.chaos.check.FindingKind;
import io.baton.it.chaos.check.Trouble;
import io.baton.it.chaos.site.Site;
import io.baton.it.chaos.site.StoreOpinion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One fault after the other, each repaired and recovered from before the next one. */
public final class Storm {
    /** So long after the repair an instance may still be busy with what it missed. */
    private static final Duration AFTER_REPAIR = Duration.ofSeconds(1);

    private final FaultScript script;
    private final Site site;
    private final Hand hand;
    private final Consumer<String> timeline;
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * A storm that has not begun.
     *
     * @param timeline is told what happens
     */
    public Storm(FaultScript script, Site site, Consumer<String> timeline) {
        this.script = script;
        this.site = site;
        this.hand = new Hand(site);
        this.timeline = timeline;
    }

    /** Rages that long, and returns when what it did last is recovered from. */
    public void rage(Duration time) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            happen(script.next());
        }
    }

    /** What went wrong for whom. */
    public List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /** What was noticed meanwhile. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What happened, and how long it kept instances from the store. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    private void happen(Fault fault) {
        List<StoreOpinion> opinions = site.opinions();
        Recovery recovery = new Recovery(opinions);
        timeline.accept("fault " + fault);
        Instant begin = Instant.now();
        hand.strike(fault);
        recovery.watch(fault.lasts());
        hand.repair(fault);
        Instant repaired = Instant.now();
        timeline.accept("fault " + fault.number() + " repaired");
        recovery.await(Duration.ZERO);
        site.store().awaitWhole();
        Instant whole = Instant.now();
        recovery.await(fault.quiet());
        for (int instance : victims(fault)) {
            boolean declared = opinions.get(instance).outages() > 0;
            for (Effect effect : fault.kind().effects(site.storeKind())) {
                Instant end =
                        effect == Effect.STORE_FELL_BACK ? whole : end(effect, repaired, recovery.goodSince(instance));
                troubles.add(new Trouble(instance, effect, fault.name(), begin, end, declared));
            }
        }
        tell(fault, begin, recovery, opinions);
    }

    private static List<Integer> victims(Fault fault) {
        return fault.kind().hitsOne()
                ? List.of(fault.victim())
                : IntStream.range(0, Site.INSTANCES).boxed().toList();
    }

    private static Instant end(Effect effect, Instant repaired, @Nullable Instant good) {
        Instant earliest = repaired.plus(AFTER_REPAIR);
        Instant recovered = good == null ? Instant.now() : good;
        return effect == Effect.STORE_AWAY && recovered.isAfter(earliest) ? recovered : earliest;
    }

    private void tell(Fault fault, Instant begin, Recovery recovery, List<StoreOpinion> opinions) {
        StringBuilder line = new StringBuilder(fault.toString());
        for (int instance = 0; instance < Site.INSTANCES; instance++) {
            String name = "instance" + (instance + 1);
            int outages = opinions.get(instance).outages();
            Instant good = recovery.goodSince(instance);
            if (good == null) {
                Finding finding = new Finding(
                        Instant.now(),
                        FindingKind.NOT_RECOVERED,
                        name,
                        "the store is not usable for it after " + fault);
                findings.add(finding);
                timeline.accept("VIOLATION " + finding);
            } else if (outages > 0) {
                line.append("; ")
                        .append(name)
                        .append(outages == 1 ? "" : " lost the store " + outages + " times and")
                        .append(" had the store again after %.1f s"
                                .formatted(Duration.between(begin, good).toMillis() / 1000.0));
            }
        }
        faults.add(line.toString());
        timeline.accept("recovered from " + line);
    }
}
