// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.leaving.Guest;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import io.baton.it.process.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R6.3: nothing but GlassFish holds an application that was replaced, in the heap of an instance that served it. */
@OfContainer
class LoaderLeakIT {

    private static final String APPLICATION = "leaving";

    /**
     * GlassFish 7.0.21 to 7.0.26 forget no listener that was taken back (EventsImpl), and each application has one, which knows everything of it. Later ones have no
     * such leak, and need nothing left out.
     */
    private static final Set<String> GLASSFISH = Set.of("org.glassfish.kernel.event.EventsImpl$Listener.eventListener");

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void nothingHoldsAnApplicationThatWasReplaced() throws IOException {
        haveConfigurationProvided();
        Path archive = bench.archives().leaving();
        bench.cluster().deploy(archive, APPLICATION);
        try (ServerMonitoring monitoring = ServerMonitoring.on(bench.cluster());
                BothFigures figures = BothFigures.anew(bench, "/" + APPLICATION)) {
            try {
                useIt();
                for (int i = 0; i < LongForm.times(2, 10); i++) {
                    bench.cluster().redeploy(archive, APPLICATION);
                    assertThatFiguresAreOfThePresentOne(figures, monitoring);
                    useIt();
                }
                for (GlassFishInstance instance : List.of(bench.a(), bench.b()).subList(0, LongForm.times(1, 2))) {
                    assertThatNothingIsHeld(instance);
                }
            } finally {
                bench.cluster().undeploy(APPLICATION);
            }
            assertThat(figures.a().ofApplication(APPLICATION)).isEmpty();
            assertThat(figures.b().ofApplication(APPLICATION)).isEmpty();
            assertThat(monitoring.shown(bench.a()) + monitoring.shown(bench.b()))
                    .contains("baton.node")
                    .doesNotContain("baton.applications." + APPLICATION);
        }
    }

    /** Those of a former one have counted something. */
    private void assertThatFiguresAreOfThePresentOne(BothFigures figures, ServerMonitoring monitoring) {
        for (GlassFishInstance instance : List.of(bench.a(), bench.b())) {
            Figures beans = instance == bench.a() ? figures.a() : figures.b();
            assertThat(beans.ofApplication(APPLICATION))
                    .as("Baton's and the server's own beans on " + instance.name())
                    .contains("io.baton:name=/" + APPLICATION + ",type=Application")
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(beans.number("/" + APPLICATION, "Created")).isZero();
            // GlassFish 8 prints all that it shows twice.
            String statistics = instance.name() + ".baton.applications." + APPLICATION + ".";
            assertThat(ServerMonitoring.counts(monitoring.shown(instance), statistics))
                    .containsEntry("created", 0L);
        }
    }

    /** GlassFish provides MicroProfile Config as soon as one application uses it; from then on, whoever asks for a configuration is remembered for ever. */
    private void haveConfigurationProvided() {
        bench.cluster().deploy(bench.archives().unstorable("off"), "configured");
        bench.cluster().undeploy("configured");
    }

    /** Sessions that stay, end, move, and are flushed while the application is on the stack. */
    private void useIt() {
        HttpSessionClient stayer = new HttpSessionClient();
        for (String request : List.of("begin", "look", "bean", "cache", "flush?value=one")) {
            ask(stayer, bench.a(), request);
        }
        HttpSessionClient mover = new HttpSessionClient();
        ask(mover, bench.b(), "begin");
        ask(mover, bench.a(), "bean");
        ask(mover, bench.b(), "heard");
        ask(mover, bench.a(), "short");
    }

    private static void ask(HttpSessionClient browser, GlassFishInstance instance, String request) {
        Reply reply = browser.get(instance.url("/" + APPLICATION + "/session/" + request));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private void assertThatNothingIsHeld(GlassFishInstance instance) throws IOException {
        try (WorkDirectory directory = WorkDirectory.take(bench.workbench().directory("heap"))) {
            Path dump = directory.path().resolve(instance.name() + ".hprof");
            instance.dumpHeap(dump);
            HeldObjects held = HeldObjects.in(dump, GLASSFISH);
            assertThat(held.loadersOf(Guest.class.getName()))
                    .as("what holds loaders on " + instance.name() + ", of which one is still in use")
                    .hasSize(1);
            assertThat(held.loadersOf("io.baton.monitoring.jfr.Events"))
                    .as("the loader of the events of the flight recorder, which are of no application")
                    .hasSize(1);
        }
    }
}
