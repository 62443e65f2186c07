// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.bench;

import io.baton.it.glassfish.ClusterBuilder;
import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishDistribution;
import io.baton.it.glassfish.JavaHome;
import io.baton.it.process.Command;
import io.baton.it.process.WorkDirectory;
import io.baton.it.redis.Persistence;
import io.baton.it.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The materials of a test or of the demo, and the place where its servers work.
 *
 * @param project the root of the project
 * @param distribution the GlassFish to run
 * @param javaHome the JDK to run it on
 */
public record Workbench(Path project, GlassFishDistribution distribution, JavaHome javaHome) {

    /**
     * The bench that the build describes with the system properties {@code baton.project.directory}, {@code
     * baton.glassfish.directory}, {@code baton.glassfish.version} and, optionally, {@code baton.glassfish.java.home}.
     */
    public static Workbench fromSystemProperties() {
        GlassFishDistribution distribution = GlassFishDistribution.unpackedIn(
                Path.of(required("baton.glassfish.directory")), required("baton.glassfish.version"));
        String java = property("baton.glassfish.java.home");
        int oldest = distribution.oldestJava();
        return new Workbench(
                Path.of(required("baton.project.directory")),
                distribution,
                java == null ? JavaHome.atLeast(oldest) : JavaHome.at(Path.of(java), oldest));
    }

    /** The sample shop. */
    public Path shop() {
        return project.resolve("it/shop/target/baton-shop.war");
    }

    /** The API and CDI extension, for applications that carry a copy. */
    public Path extension() {
        return project.resolve("extension/target/baton-extension.jar");
    }

    /** The add-on, as the build made it. */
    public Path addOn() {
        return project.resolve("glassfish-addon/target/baton-glassfish-addon.jar");
    }

    /** The operators' scripts. */
    public Path scripts() {
        return project.resolve("asadmin-scripts");
    }

    /** A place to work for servers of this name, which no two runs may use at the same time. */
    public Path directory(String name) {
        return project.resolve("it/target/work").resolve(name);
    }

    /**
     * Runs the operators' scripts' own test on an installation of its own.
     *
     * @return its last line
     */
    public String runScriptsTest() {
        try (WorkDirectory own = WorkDirectory.take(directory("scripts"))) {
            Path installation = own.path().resolve("glassfish");
            distribution.install(installation, javaHome);
            Path test = scripts().resolve("test/scripts-test.sh");
            Duration limit = Duration.ofMinutes(15);
            String said = new Command(
                            List.of(
                                    test.toString(),
                                    "--glassfish",
                                    installation.toString(),
                                    "--jar",
                                    addOn().toString()),
                            Map.of(),
                            limit)
                    .run();
            return said.lines().reduce("", (before, line) -> line);
        }
    }

    /** A description of a cluster that works under this name. */
    public ClusterBuilder cluster(String name) {
        return GlassFishCluster.in(directory(name), distribution, javaHome, scripts());
    }

    /** Starts a Redis without persistence that works under this name. */
    public RedisServer redis(String name) {
        return RedisServer.start(directory(name));
    }

    /** Starts a Redis that works under this name. */
    public RedisServer redis(String name, Persistence persistence, String... more) {
        return RedisServer.start(directory(name), persistence, more);
    }

    private static String required(String name) {
        String value = property(name);
        if (value == null) {
            throw new IllegalStateException("System property " + name + " is missing; the build sets it");
        }
        return value;
    }

    private static @Nullable String property(String name) {
        String value = System.getProperty(name);
        return value == null || value.isBlank() ? null : value;
    }
}
