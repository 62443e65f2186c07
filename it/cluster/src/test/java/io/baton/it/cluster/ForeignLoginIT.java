// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.app.Form;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R8.4, R8.6: nobody is logged in to an application because another one, or another cluster's, had its sessions under the same path. */
@OfContainer
class ForeignLoginIT {

    private static final String PATH = "desk";

    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;
    private String deployed = "";

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        Accounts.make(bench);
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy(deployed);
    }

    private void deploy(String name) {
        if (!deployed.isEmpty()) {
            undeploy();
        }
        bench.cluster()
                .asadmin(
                        "deploy",
                        "--target",
                        "shopping",
                        "--name",
                        name,
                        "--contextroot",
                        PATH,
                        bench.archives().counterWithBasicLogin().toString());
        deployed = name;
    }

    @Test
    void aSessionThatAnotherApplicationLoggedItsUserInToIsUnknown() {
        deploy("records");
        logsInOn(bench.a());
        String id = browser.sessionId().orElseThrow();
        HttpSessionClient stays = browser.copy();

        deploy("gossip");
        long mark = bench.a().serverLog().mark();
        assertThat(userOn(bench.a(), browser.copy())).isEqualTo("null");
        assertThat(browser.copy().get(bench.b().url("/desk/count")).json("session"))
                .isEqualTo("none");
        Reply begun = browser.post(bench.a().url("/desk/count"), Map.of());
        assertThat(begun.json("count")).isEqualTo("1");
        assertThat(browser.sessionId()).isPresent().get().isNotEqualTo(id);
        assertThat(browser.get(bench.b().url("/desk/count")).json("count")).isEqualTo("1");
        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .contains("BATON1119 Session /desk#")
                                .contains("application records")
                                .contains("application gossip")
                                .doesNotContain(id));

        deploy("records");
        assertThat(userOn(bench.b(), stays)).isEqualTo(Way.ALICE);
    }

    @Test
    void theNextVersionOfAnApplicationGoesOnWithTheLoginsOfTheLast() {
        deploy("records:1");
        logsInOn(bench.a());

        deploy("records:2");
        assertThat(userOn(bench.b(), browser)).isEqualTo(Way.ALICE);
    }

    private void logsInOn(GlassFishInstance instance) {
        browser.post(instance.url("/desk/count"), Map.of());
        String name = Way.ALICE + ":" + Way.PASSWORD;
        browser.send(HttpRequest.newBuilder(instance.url("/desk/secret"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8))));
        assertThat(userOn(instance, browser)).isEqualTo(Way.ALICE);
    }

    private static String userOn(GlassFishInstance instance, HttpSessionClient who) {
        Reply reply = who.get(instance.url("/desk/who"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new HashMap<>(Form.decode(reply.body())).getOrDefault("user", "");
    }
}
