// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The description of a cluster to create; what is not said has a default that suits tests on a small machine. */
public final class ClusterBuilder {
    /**
     * Every server has one, the admin server too: a server without takes the route in another one's cookie for a part
     * of the session's id.
     */
    private static final String ROUTE = "-DjvmRoute=${com.sun.aas.instanceName}";

    private final GlassFishDistribution distribution;
    private final Path scripts;
    private final Path directory;
    private JavaHome javaHome;
    private int instances = 2;
    private String heap = "384m";
    private boolean quickStart = true;
    private final List<String> jvmOptions = new ArrayList<>();

    ClusterBuilder(GlassFishDistribution distribution, JavaHome javaHome, Path scripts, Path directory) {
        this.distribution = distribution;
        this.javaHome = javaHome;
        this.scripts = scripts;
        this.directory = directory;
    }

    /** Sets the number of instances; 2 unless said otherwise, 0 for a domain that is used without the cluster. */
    public ClusterBuilder instances(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("A cluster cannot have " + count + " instances");
        }
        this.instances = count;
        return this;
    }

    /** The JDK that the servers run on. */
    public ClusterBuilder javaHome(JavaHome home) {
        this.javaHome = home;
        return this;
    }

    /** The heap of each instance as {@code -Xmx} wants it; 384m unless said otherwise. */
    public ClusterBuilder heap(String size) {
        this.heap = size;
        return this;
    }

    /**
     * Leaves the JVM of the instances as it is. By default they run with the first compiler and the serial collector only,
     * which starts them a quarter faster and makes them slower later on: right for tests, wrong for measurements.
     */
    public ClusterBuilder usualJvm() {
        this.quickStart = false;
        return this;
    }

    /** More JVM options for the instances. */
    public ClusterBuilder jvmOptions(String... options) {
        jvmOptions.addAll(Arrays.asList(options));
        return this;
    }

    /** Creates the cluster and starts its admin server. Its instances are stopped. */
    public GlassFishCluster create() {
        return GlassFishCluster.create(this);
    }

    GlassFishDistribution distribution() {
        return distribution;
    }

    JavaHome javaHome() {
        return javaHome;
    }

    Path scripts() {
        return scripts;
    }

    Path directory() {
        return directory;
    }

    int instances() {
        return instances;
    }

    List<String> adminServerOptions() {
        List<String> options = new ArrayList<>(List.of("-Xmx256m", ROUTE));
        options.addAll(quickStartOptions());
        return options;
    }

    List<String> instanceOptions() {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap, ROUTE));
        if (quickStart) {
            options.addAll(quickStartOptions());
        }
        options.addAll(jvmOptions);
        return options;
    }

    private static List<String> quickStartOptions() {
        return List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }
}
