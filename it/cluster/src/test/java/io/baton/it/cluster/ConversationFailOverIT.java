// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R6.1: a conversation whose instance is killed after each of its steps, and the end of its session on yet another one. */
@OfContainer
class ConversationFailOverIT {

    private static final int STEPS = 5;

    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;
    private GlassFishInstance serving;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().whole(), "whole");
        serving = bench.a();
    }

    @AfterEach
    void undeploy() {
        bench.cluster().start();
        bench.cluster().undeploy("whole");
    }

    private Reply reply(HttpSessionClient whose, GlassFishInstance instance, String what) {
        return whose.get(instance.url("/whole/talk/" + what));
    }

    private String ask(String what) {
        Reply reply = reply(browser, serving, what);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    /** Kills the instance that serves; the other one, which runs again since it was killed itself, goes on. */
    private void kill() {
        bench.cluster().start();
        GlassFishInstance killed = serving;
        serving = killed.equals(bench.a()) ? bench.b() : bench.a();
        killed.kill9();
    }

    private String[] heard(GlassFishInstance instance, String what) {
        return reply(new HttpSessionClient(), instance, what).body().split("\\|");
    }

    @Test
    void fiveStepsOfWhichEachIsAnsweredByTheInstanceThatIsLeftAndThenTheEndOfTheSession() {
        String conversation = ask("begin");
        String other = ask("begin");
        String said = "hello";
        for (int step = 2; step <= STEPS; step++) {
            kill();
            said += ",w" + step;
            assertThat(ask("say?word=w" + step + "&cid=" + conversation))
                    .as("step " + step)
                    .isEqualTo(said);
        }

        kill();
        ask("leave?cid=" + conversation);

        assertThat(heard(serving, "ended")).as("@PreDestroy").containsExactlyInAnyOrder(said, "hello");
        assertThat(heard(serving, "over"))
                .as("@Destroyed(ConversationScoped.class)")
                .containsExactlyInAnyOrder(conversation, other);
        bench.cluster().start();
        for (GlassFishInstance each : bench.cluster().instances()) {
            assertThat(reply(browser, each, "say?word=more&cid=" + conversation).status())
                    .as("a conversation that is over, on " + each.name())
                    .isEqualTo(500);
        }
    }
}
