// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import io.baton.it.process.Command;
import io.baton.it.process.FreePorts;
import io.baton.it.process.Timesheet;
import io.baton.it.process.Together;
import io.baton.it.process.WorkDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real GlassFish cluster on this machine: a copy of the distribution, a domain with its admin server, and local instances,
 * all on ports of their own, so that several clusters can live side by side. What is installed and deployed before the
 * instances are started costs least. {@link #close()}, and the end of this process, leave nothing running.
 */
public final class GlassFishCluster implements AutoCloseable {
    /** The cluster's name in the domain: the {@code --target} of asadmin commands. */
    public static final String NAME = "shopping";

    /** The admin server as a {@code --target}. */
    public static final String ADMIN_SERVER = "server";

    private static final String DOMAIN = "domain1";
    private static final int ADMIN_SERVER_PORTS = 12;

    private final WorkDirectory directory;
    private final Path home;
    private final Path scripts;
    private final int adminPort;
    private final Asadmin asadmin;
    private final JavaHome java;
    private final List<GlassFishInstance> instances = new ArrayList<>();

    private GlassFishCluster(ClusterBuilder plan, WorkDirectory directory) {
        List<Integer> ports = FreePorts.reserve(ADMIN_SERVER_PORTS);
        this.directory = directory;
        this.home = directory.path().resolve("glassfish");
        this.scripts = plan.scripts();
        this.adminPort = ports.get(0);
        this.java = plan.javaHome();
        this.asadmin = new Asadmin(home, adminPort);
        plan.distribution().install(home, plan.javaHome());
        DomainFile domain = new DomainFile(domainDirectory().resolve("config/domain.xml"));
        domain.setAdminServerPorts(ports);
        domain.setAdminServerOptions(plan.adminServerOptions());
        domain.setInstanceOptions(plan.instanceOptions());
        domain.leaveTransactionsAlone();
        domain.write();
    }

    /**
     * A description of a cluster that works in this directory.
     *
     * @param scripts where {@code install.sh} is
     */
    public static ClusterBuilder in(
            Path directory, GlassFishDistribution distribution, JavaHome javaHome, Path scripts) {
        return new ClusterBuilder(distribution, javaHome, scripts, directory);
    }

    static GlassFishCluster create(ClusterBuilder plan) {
        WorkDirectory directory = WorkDirectory.take(plan.directory());
        try {
            GlassFishCluster cluster = new GlassFishCluster(plan, directory);
            cluster.asadmin.start("start-domain", DOMAIN, cluster.domainDirectory());
            cluster.asadmin("create-cluster", NAME);
            for (int i = 0; i < plan.instances(); i++) {
                cluster.addInstance();
            }
            return cluster;
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Starts all instances that do not run, at the same time, and returns when their applications run. */
    public void start() {
        Together.run(instances.stream()
                .filter(instance -> !instance.isRunning())
                .<Runnable>map(instance -> instance::start)
                .toList());
    }

    /** Stops all running instances in order, at the same time. */
    public void stop() {
        Together.run(instances.stream()
                .filter(GlassFishInstance::isRunning)
                .<Runnable>map(instance -> instance::stopOrderly)
                .toList());
    }

    /** An instance by its number, from 0. */
    public GlassFishInstance instance(int number) {
        return instances.get(number);
    }

    /** All instances. */
    public List<GlassFishInstance> instances() {
        return List.copyOf(instances);
    }

    /** The instance of this name. */
    public GlassFishInstance instance(String name) {
        return instances.stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No instance " + name));
    }

    /** Adds one more instance, stopped. */
    public GlassFishInstance addInstance() {
        GlassFishInstance added = newInstance("instance" + (instances.size() + 1), "--cluster", NAME);
        instances.add(added);
        return added;
    }

    /**
     * Runs the real {@code install.sh} for this cluster, with this add-on jar and these properties of Baton. Instances that run do not have it before
     * they are restarted.
     *
     * @return what the script said
     */
    public String install(Path jar, Map<String, String> properties) {
        List<String> more = new ArrayList<>(List.of("--jar", jar.toString()));
        new TreeMap<>(properties).forEach((name, value) -> more.addAll(List.of("--property", name + "=" + value)));
        return script("install.sh", more);
    }

    /** Runs one of the operators' scripts for this cluster, such as {@code status.sh}. */
    public String script(String name, List<String> more) {
        return scriptFor(NAME, name, more);
    }

    /** Runs one of the operators' scripts for another target of the domain: {@link #ADMIN_SERVER}, or a stand-alone instance. */
    public String scriptFor(String target, String name, List<String> more) {
        List<String> words = new ArrayList<>(List.of(scripts.resolve(name).toString()));
        words.addAll(List.of("--glassfish", home.toString(), "--target", target));
        words.addAll(List.of("--host", "localhost", "--admin-port", Integer.toString(adminPort)));
        words.addAll(more);
        try (Timesheet.Entry entry = Timesheet.start("script", name)) {
            return Command.of(words).run();
        }
    }

    /** Gives an instance a system property, which the domain's configuration may refer to as <code>${name}</code>. It counts from the instance's next start on. */
    public void setSystemProperty(GlassFishInstance instance, String name, String value) {
        asadmin.run(List.of("create-system-properties", "--target", instance.name(), name + "=" + value));
    }

    /**
     * Deploys an application to the cluster, under its name as context root. On running instances it is there when this
     * returns, on others when they have started.
     *
     * @param options more options of {@code asadmin deploy}, such as {@code --availabilityenabled=true}
     * @return what {@code asadmin} said
     */
    public String deploy(Path war, String name, String... options) {
        List<String> command = new ArrayList<>(List.of("deploy", "--target", NAME, "--name", name));
        command.addAll(List.of("--contextroot", name));
        command.addAll(Arrays.asList(options));
        command.add(war.toString());
        return asadmin.run(command);
    }

    /** Replaces a deployed application. */
    public void redeploy(Path war, String name, String... options) {
        List<String> more = new ArrayList<>(List.of("--force=true"));
        more.addAll(Arrays.asList(options));
        deploy(war, name, more.toArray(new String[0]));
    }

    /** Removes an application. */
    public void undeploy(String name) {
        asadmin.run(List.of("undeploy", "--target", NAME, name));
    }

    /** Runs any asadmin command and returns its output. */
    public String asadmin(String... command) {
        return asadmin.run(Arrays.asList(command));
    }

    /** The directory with {@code bin/asadmin}: this cluster's own GlassFish. */
    public Path home() {
        return home;
    }

    /** The port of the admin server. */
    public int adminPort() {
        return adminPort;
    }

    /** Stops the admin server in order, and starts it again. */
    public void restartAdminServer() {
        asadmin("stop-domain", DOMAIN);
        asadmin.start("start-domain", DOMAIN, domainDirectory());
    }

    /** Adds an instance outside the cluster, stopped. Its name is its {@code --target}. */
    public GlassFishInstance addStandAloneInstance(String name) {
        return newInstance(name);
    }

    private GlassFishInstance newInstance(String name, String... options) {
        InstancePorts ports = InstancePorts.reserve();
        List<String> command = new ArrayList<>(List.of("create-local-instance"));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("--systemproperties", ports.systemProperties(), name));
        asadmin.run(command);
        Path node = home.resolve("glassfish/nodes/localhost-" + DOMAIN);
        return new GlassFishInstance(name, ports.http(), node.resolve(name), asadmin, java);
    }

    /** The admin server's log. */
    public ServerLog adminServerLog() {
        return new ServerLog(domainDirectory().resolve("logs/server.log"));
    }

    /** Lets all servers run on after this process; the next run in the same directory ends them. */
    public void leaveRunning() {
        directory.leaveRunning();
    }

    /** Kills everything that runs here. The files stay, for people who look for the reason of a failure. */
    @Override
    public void close() {
        asadmin.close();
        directory.close();
    }

    private Path domainDirectory() {
        return home.resolve("glassfish/domains").resolve(DOMAIN);
    }
}
