// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.process.FreePorts;
import io.baton.it.process.WorkDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two WildFlys with {@code standalone-ha.xml}: sessions of distributable applications are in Infinispan's distributed cache. Besides the ports one thing is changed: the
 * nodes talk TCP, since UDP wants larger buffers than operating systems allow by default.
 */
final class WildFlyCluster {
    private static final List<String> NODES = List.of("node1", "node2");

    /** The ports that are fixed in the file, or have a fixed default. */
    private static final Pattern PORT = Pattern.compile(" port=\"(?:\\$\\{[^:}]+:)?\\d+}?\"");

    private static final Pattern MULTICAST_PORT = Pattern.compile(" multicast-port=\"\\d+\"");

    /** What WildFly's own start script opens. */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming");

    private final Materials materials;
    private final Path home;
    private final int multicastPort = FreePorts.reserveOne();

    private WildFlyCluster(Materials materials) {
        this.materials = materials;
        this.home = materials.server("wildfly");
    }

    static Site start(Materials materials) {
        WorkDirectory directory = WorkDirectory.take(materials.directory("wildfly"));
        try {
            return PeerSite.of(directory, new WildFlyCluster(materials).nodes(directory.path()), null);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        } catch (IOException e) {
            directory.close();
            throw new UncheckedIOException(e);
        }
    }

    private List<PeerServer> nodes(Path directory) throws IOException {
        List<PeerServer> servers = new ArrayList<>();
        for (String node : NODES) {
            servers.add(node(directory.resolve(node), node));
        }
        return servers;
    }

    private PeerServer node(Path base, String name) throws IOException {
        copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        Files.createDirectories(base.resolve("deployments"));
        Files.copy(materials.archives().plain(), base.resolve("deployments/bench.war"));
        Path file = base.resolve("configuration/standalone-ha.xml");
        String configuration =
                PORT.matcher(Files.readString(file)).replaceAll(any -> " port=\"" + FreePorts.reserveOne() + "\"");
        configuration = MULTICAST_PORT.matcher(configuration).replaceAll(" multicast-port=\"" + multicastPort + "\"");
        configuration = configuration.replace("stack=\"udp\"", "stack=\"tcp\"");
        int port = FreePorts.reserveOne();
        Files.writeString(
                file,
                configuration.replaceFirst(
                        "(<socket-binding name=\"http\") port=\"\\d+\"", "$1 port=\"" + port + "\""));
        return PeerServer.start(base, materials.bench().javaHome(), arguments(base, name), port);
    }

    private List<String> arguments(Path base, String name) {
        List<String> arguments = new ArrayList<>(List.of("-Xmx" + materials.heap()));
        arguments.addAll(Materials.jvmOptions());
        OPENED.forEach(opened -> arguments.add("--add-opens=" + opened + "=ALL-UNNAMED"));
        arguments.addAll(List.of("-Djava.net.preferIPv4Stack=true", "-Djboss.modules.system.pkgs=org.jboss.byteman"));
        arguments.addAll(List.of("-Djboss.home.dir=" + home, "-Djboss.server.base.dir=" + base));
        arguments.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
        arguments.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
        arguments.addAll(List.of("-c", "standalone-ha.xml", "-Djboss.node.name=" + name));
        return arguments;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
