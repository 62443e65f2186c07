// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.process.FreePorts;
import io.baton.it.redis.RedisServer;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.glassfish.embeddable.CommandResult;
import org.glassfish.embeddable.GlassFish;
import org.glassfish.embeddable.GlassFishException;
import org.glassfish.embeddable.GlassFishProperties;
import org.glassfish.embeddable.GlassFishRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R1.2 on a flat class path: the same jar, found and configured, and a session that outlives its application. */
class EmbeddedGlassFishIT {

    private static final Path PROJECT = Path.of(System.getProperty("baton.project.directory"));
    private static final String MODULE = "io.baton.glassfish.lifecycle.BatonLifecycleModule";

    private static RedisServer redis;
    private static GlassFish server;
    private static int port;

    @BeforeAll
    static void start() throws GlassFishException {
        redis = RedisServer.start(PROJECT.resolve("it/target/work/embedded-redis"));
        port = FreePorts.reserveOne();
        GlassFishProperties properties = new GlassFishProperties();
        properties.setPort("http-listener", port);
        server = GlassFishRuntime.bootstrap().newGlassFish(properties);
        server.start();
        CommandResult created = server.getCommandRunner()
                .run(
                        "create-lifecycle-module",
                        "--classname=" + MODULE,
                        "--property=redisUri=" + redis.uri().replace(":", "\\:"),
                        "baton");
        assertThat(created.getExitStatus()).as(created.getOutput()).isEqualTo(CommandResult.ExitStatus.SUCCESS);
    }

    @AfterAll
    static void end() throws GlassFishException {
        server.dispose();
        redis.close();
    }

    /** Undeployed and deployed again, the application has a new manager and empty memory; only the store knows the session. */
    @Test
    void aSessionOutlivesTheApplicationThatBeganIt() throws GlassFishException {
        HttpSessionClient browser = new HttpSessionClient();
        deploy();
        browser.get(shop(""));
        browser.post(shop("cart"), Map.of("action", "add", "product", "honey"));
        assertThat(redis.keys("baton:{shop/*}")).hasSize(1);

        server.getDeployer().undeploy("shop");
        deploy();

        assertThat(browser.get(shop("state")).json("cart")).isEqualTo("{\"honey\":1}");
    }

    private static void deploy() throws GlassFishException {
        File war = PROJECT.resolve("it/shop/target/baton-shop.war").toFile();
        assertThat(server.getDeployer().deploy(war, "--contextroot=shop", "--name=shop"))
                .isEqualTo("shop");
    }

    private static URI shop(String path) {
        return URI.create("http://localhost:" + port + "/shop/" + path);
    }
}
