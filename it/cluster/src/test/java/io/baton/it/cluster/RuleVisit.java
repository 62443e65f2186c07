// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Somebody who does what a rule says, with one instance after the other, and writes down what comes of it. */
final class RuleVisit {

    private static final String HOLD = "conversation/hold";

    private final HttpSessionClient browser = new HttpSessionClient();
    private final HttpSessionClient onlooker = new HttpSessionClient();
    private final List<GlassFishInstance> instances;
    private final Journals journals;
    private int turn;

    private RuleVisit(List<GlassFishInstance> instances) {
        this.instances = instances;
        this.journals = new Journals(instances, "rules");
    }

    /** What came of each step. */
    static List<String> of(Rule rule, GlassFishInstance... instances) {
        RuleVisit visit = new RuleVisit(List.of(instances));
        return rule.steps().stream().map(visit::line).toList();
    }

    private String line(Rule.Step step) {
        return switch (step.kind()) {
            case ASK -> {
                String answer = ask(next(), step.request());
                yield step.line(answer, journals.added());
            }
            case ASK_MEANWHILE -> meanwhile(step);
            case WAIT -> step.line("", journals.awaited(step.journal().size()));
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
        List<String> happened = journals.awaited(1);
        String answer = ask(instance, step.request());
        onlooker.get(instance.url("/rules/do/conversation/release"));
        holding.join();
        happened.addAll(journals.added());
        return step.line(answer, happened);
    }
}
