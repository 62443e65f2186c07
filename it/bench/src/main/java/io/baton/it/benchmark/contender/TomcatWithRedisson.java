// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.process.FreePorts;
import io.baton.it.process.WorkDirectory;
import io.baton.it.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two Tomcats with Redisson's session manager, set up as its documentation says for sticky sessions: attributes are read from memory and written by {@code
 * setAttribute}. What changes in place, such as beans, would need the other update mode, which writes all attributes after each request.
 */
final class TomcatWithRedisson {
    private static final List<String> NODES = List.of("node1", "node2");
    private static final String SERVER_XML = """
            <Server port="-1">
              <Service name="Catalina">
                <Connector port="%d" address="127.0.0.1" protocol="HTTP/1.1" maxKeepAliveRequests="-1"/>
                <Engine name="Catalina" defaultHost="localhost" jvmRoute="%s">
                  <Host name="localhost" appBase="webapps" unpackWARs="true" autoDeploy="false"/>
                </Engine>
              </Service>
            </Server>
            """;
    private static final String CONTEXT_XML = """
            <Context>
              <Manager className="org.redisson.tomcat.RedissonSessionManager" configPath="${catalina.base}/conf/redisson.yaml"
                       readMode="MEMORY" updateMode="DEFAULT" broadcastSessionEvents="false" keyPrefix="tomcat"/>
            </Context>
            """;
    private static final String REDISSON_YAML = """
            singleServerConfig:
              address: "%s"
            """;

    private final Materials materials;
    private final RedisServer redis;

    private TomcatWithRedisson(Materials materials, RedisServer redis) {
        this.materials = materials;
        this.redis = redis;
    }

    static Site start(Materials materials) {
        RedisServer redis = materials.redis("tomcat");
        WorkDirectory directory = WorkDirectory.take(materials.directory("tomcat"));
        try {
            return PeerSite.of(directory, new TomcatWithRedisson(materials, redis).nodes(directory.path()), redis);
        } catch (RuntimeException e) {
            directory.close();
            redis.close();
            throw e;
        } catch (IOException e) {
            directory.close();
            redis.close();
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
        Path home = materials.server("tomcat");
        int port = FreePorts.reserveOne();
        for (String folder : List.of("conf", "webapps", "temp", "logs", "lib")) {
            Files.createDirectories(base.resolve(folder));
        }
        Files.copy(home.resolve("conf/web.xml"), base.resolve("conf/web.xml"));
        Files.writeString(base.resolve("conf/server.xml"), SERVER_XML.formatted(port, name));
        Files.writeString(base.resolve("conf/context.xml"), CONTEXT_XML);
        Files.writeString(base.resolve("conf/redisson.yaml"), REDISSON_YAML.formatted(redis.uri()));
        for (Path jar : materials.jars("redisson-tomcat")) {
            Files.copy(jar, base.resolve("lib").resolve(jar.getFileName()));
        }
        Files.copy(materials.archives().withWeld(materials.jars("weld")), base.resolve("webapps/bench.war"));
        return PeerServer.start(base, materials.bench().javaHome(), arguments(home, base), port);
    }

    private List<String> arguments(Path home, Path base) {
        List<String> arguments = new ArrayList<>(List.of("-Xmx" + materials.heap()));
        arguments.addAll(Materials.jvmOptions());
        for (String opened :
                List.of("java.lang", "java.lang.reflect", "java.io", "java.util", "java.util.concurrent")) {
            arguments.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        arguments.addAll(List.of(
                "-Dcatalina.home=" + home, "-Dcatalina.base=" + base, "-Djava.io.tmpdir=" + base.resolve("temp")));
        arguments.addAll(
                List.of("-classpath", home.resolve("bin/bootstrap.jar") + ":" + home.resolve("bin/tomcat-juli.jar")));
        arguments.addAll(List.of("org.apache.catalina.startup.Bootstrap", "start"));
        return arguments;
    }
}
