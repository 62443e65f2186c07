// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody who does what a rule says, with one instance after the other, and writes down what comes of it. */
final class RuleVisit {

    /** A session's second, a sweep each second, and what a busy machine adds. */
    private static final Duration END_OF_LIFE = Duration.ofSeconds(30);

    private static final String HOLD = "conversation/hold";

    private final HttpSessionClient browser = new HttpSessionClient();
    private final HttpSessionClient onlooker = new HttpSessionClient();
    private final Map<GlassFishInstance, Integer> seen = new HashMap<>();
    private final List<GlassFishInstance> instances;
    private int turn;

    private RuleVisit(List<GlassFishInstance> instances) {
        this.instances = instances;
    }

    /** What came of each step. */
    static List<String> of(Rule rule, GlassFishInstance... instances) {
        RuleVisit visit = new RuleVisit(List.of(instances));
        visit.happened();
        return rule.steps().stream().map(visit::line).toList();
    }

    private String line(Rule.Step step) {
        return switch (step.kind()) {
            case ASK -> {
                String answer = ask(next(), step.request());
                yield step.line(answer, happened());
            }
            case ASK_MEANWHILE -> meanwhile(step);
            case WAIT -> step.line("", awaited(step.journal().size()));
        };
    }

    private GlassFishInstance next() {
        return instances.get(turn++ % instances.size());
    }

    private String ask(GlassFishInstance instance, String deed) {
        Reply reply = browser.get(instance.url("/rules/do/" + deed));
        return reply.status() == 200 ? reply.body() : "status " + reply.status();
    }

    private String meanwhile(Rule.Step step) {
        GlassFishInstance instance = next();
        String conversation = step.request().substring(step.request().indexOf('?'));
        HttpSessionClient tab = browser.copy();
        CompletableFuture<Reply> holding =
                CompletableFuture.supplyAsync(() -> tab.get(instance.url("/rules/do/" + HOLD + conversation)));
        List<String> happened = awaited(1);
        String answer = ask(instance, step.request());
        onlooker.get(instance.url("/rules/do/conversation/release"));
        holding.join();
        happened.addAll(happened());
        return step.line(answer, happened);
    }

    /** What happens until it is that much, or the time for it is over: then the difference is the test's to tell. */
    private List<String> awaited(int lines) {
        List<String> happened = new ArrayList<>();
        try {
            await().atMost(END_OF_LIFE)
                    .pollDelay(Duration.ZERO)
                    .until(() -> happened.addAll(happened()) && happened.size() >= lines);
        } catch (ConditionTimeoutException less) {
            return happened;
        }
        return happened;
    }

    /** What the journals say since the last look. */
    private List<String> happened() {
        List<String> lines = new ArrayList<>();
        for (GlassFishInstance instance : instances) {
            int from = seen.getOrDefault(instance, 0);
            List<String> added = onlooker.get(instance.url("/rules/journal?since=" + from))
                    .body()
                    .lines()
                    .toList();
            seen.put(instance, from + added.size());
            lines.addAll(added);
        }
        return lines;
    }
}
