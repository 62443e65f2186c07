// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.demo;

import io.baton.it.bench.Workbench;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The program behind {@code demo.sh}: sets the stage, tells the story, and cleans up. */
public final class Demo {
    private final Workbench bench;
    private final PrintStream out;

    private Demo(Workbench bench, PrintStream out) {
        this.bench = bench;
        this.out = out;
    }

    /** Runs the demo; {@code --keep} leaves everything running at the end, {@code --stop} ends what was left running. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Demo demo = new Demo(Workbench.fromSystemProperties(), out);
        List<String> options = List.of(arguments);
        if (options.contains("--stop")) {
            Stage.clear(demo.bench);
            out.println("Everything that a demo left running has been ended.");
        } else {
            System.exit(demo.run(options.contains("--keep")) ? 0 : 1);
        }
    }

    private boolean run(boolean keep) {
        try (Narrator narrator = new Narrator(out)) {
            try {
                Stage.clear(bench);
                perform(keep, narrator);
                narrator.say(String.format(Locale.ROOT, "The whole demo took %.0f s.", narrator.seconds()));
                narrator.say("DEMO OK");
                return true;
            } catch (RuntimeException failure) {
                report(narrator, failure);
                return false;
            }
        }
    }

    private void perform(boolean keep, Narrator narrator) {
        Stage stage = Stage.set(bench, narrator);
        new Story(stage, narrator).tell();
        if (keep) {
            narrator.step("Start the stopped instance again, to leave all of it running", () -> {
                stage.cluster().start();
                stage.leaveRunning(bench);
            });
            tellWhereItIs(stage, narrator);
        } else {
            narrator.step("End everything that was started", stage::close);
        }
    }

    private static void tellWhereItIs(Stage stage, Narrator narrator) {
        narrator.say("");
        narrator.say("The shop, through the balancer:  " + stage.balancer().url("/shop/"));
        stage.cluster()
                .instances()
                .forEach(instance -> narrator.say("The shop on %s directly:  %s (process %d)"
                        .formatted(instance.name(), instance.url("/shop/"), instance.pid())));
        narrator.say("GlassFish admin console:         http://localhost:"
                + stage.cluster().adminPort());
        narrator.say(
                "asadmin:                         " + stage.cluster().home().resolve("bin/asadmin") + " --port "
                        + stage.cluster().adminPort());
        narrator.say("Redis:                           " + stage.redis().uri());
        narrator.say("To end all of it:                asadmin-scripts/demo.sh --stop");
        narrator.say("");
    }

    private void report(Narrator narrator, RuntimeException failure) {
        narrator.say("");
        narrator.say("DEMO FAILED in " + narrator.current());
        if (failure instanceof StoryFailedException) {
            narrator.say("    " + failure.getMessage());
        } else {
            failure.printStackTrace(out);
        }
        narrator.say("    logs: " + bench.directory("demo/cluster")
                + "/glassfish/glassfish/{domains/domain1,nodes/localhost-domain1/*}/logs/server.log, "
                + bench.directory("demo/redis") + "/redis.log");
    }
}
