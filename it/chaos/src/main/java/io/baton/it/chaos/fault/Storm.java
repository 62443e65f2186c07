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
    private final List<Fault> faults = new ArrayList<>();

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

    /** What happened. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    private void happen(Fault fault) {
        faults.add(fault);
        List<StoreOpinion> opinions = site.opinions();
        timeline.accept("fault " + fault);
        Instant begin = Instant.now();
        hand.strike(fault);
        Recovery.pause(fault.lasts());
        hand.repair(fault);
        Instant repaired = Instant.now();
        timeline.accept("fault " + fault.number() + " repaired");
        Recovery recovery = new Recovery(opinions);
        recovery.await(fault.quiet());
        victims(fault)
                .boxed()
                .flatMap(victim -> fault.kind().effects().stream()
                        .map(effect -> new Trouble(
                                victim,
                                effect,
                                "fault " + fault.number() + " " + fault.kind().title(),
                                begin,
                                end(effect, repaired, recovery.goodSince(victim)),
                                opinions.get(victim).outages() > 0)))
                .forEach(troubles::add);
        IntStream.range(0, Site.INSTANCES).forEach(instance -> tell(fault, instance, recovery, opinions.get(instance)));
    }

    private static IntStream victims(Fault fault) {
        return fault.kind().hitsOne() ? IntStream.of(fault.victim()) : IntStream.range(0, Site.INSTANCES);
    }

    private static Instant end(Effect effect, Instant repaired, @Nullable Instant good) {
        Instant earliest = repaired.plus(AFTER_REPAIR);
        Instant recovered = good == null ? Instant.now() : good;
        return effect == Effect.STORE_AWAY && recovered.isAfter(earliest) ? recovered : earliest;
    }

    private void tell(Fault fault, int instance, Recovery recovery, StoreOpinion opinion) {
        String name = "instance" + (instance + 1);
        int outages = opinion.outages();
        if (outages > 0) {
            timeline.accept("%s said %s that the store is unusable%s"
                    .formatted(
                            name,
                            outages == 1 ? "once" : outages + " times",
                            recovery.goodSince(instance) == null
                                    ? ""
                                    : "; usable again since " + recovery.goodSince(instance)));
        }
        if (recovery.goodSince(instance) == null) {
            Finding finding = new Finding(
                    Instant.now(), FindingKind.NOT_RECOVERED, name, "the store is not usable for it after " + fault);
            findings.add(finding);
            timeline.accept("VIOLATION " + finding);
        }
    }
}
