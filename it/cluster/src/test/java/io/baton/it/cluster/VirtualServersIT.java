// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R3.1, R4.2: applications under one path on two virtual servers have nothing to do with each other, whether they are two or the same one. The second virtual
 * server answers to another name of this machine.
 */
@OfContainer
class VirtualServersIT {

    private static final String OTHER = "eu";
    private static final String NAME_OF_OTHER = "127.0.0.1";

    private static boolean prepared;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        prepare(bench);
    }

    private static synchronized void prepare(Bench bench) {
        if (prepared) {
            return;
        }
        bench.cluster()
                .asadmin(
                        "create-virtual-server",
                        "--target",
                        "shopping",
                        "--hosts",
                        NAME_OF_OTHER,
                        "--networklisteners",
                        "http-listener-1",
                        OTHER);
        bench.cluster().deploy(bench.archives().counter(), "both", "--virtualservers", "server," + OTHER);
        for (String virtualServer : List.of("server", OTHER)) {
            bench.cluster()
                    .asadmin(
                            "deploy",
                            "--target",
                            "shopping",
                            "--name",
                            "same-of-" + virtualServer,
                            "--contextroot",
                            "same",
                            "--virtualservers",
                            virtualServer,
                            bench.archives().counter().toString());
        }
        prepared = true;
    }

    @AfterAll
    static void clear() {
        Bench bench = Bench.with(Map.of("backupMode", "request"));
        List.of("both", "same-of-server", "same-of-" + OTHER).forEach(bench.cluster()::undeploy);
        bench.cluster().asadmin("delete-virtual-server", "--target", "shopping", OTHER);
    }

    private static URI url(GlassFishInstance instance, String host, String path) {
        return URI.create(instance.url(path).toString().replace("localhost", host));
    }

    private static String count(HttpSessionClient browser, GlassFishInstance instance, String host, String path) {
        return browser.post(url(instance, host, path + "/count"), Map.of()).json("count");
    }

    private static String session(HttpSessionClient browser, GlassFishInstance instance, String host, String path) {
        return browser.get(url(instance, host, path + "/count")).json("session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/same", "/both"})
    void eachSessionGoesOnWhereItBeganAndEndsWithoutTheOther(String path) {
        HttpSessionClient here = new HttpSessionClient();
        HttpSessionClient there = new HttpSessionClient();
        assertThat(count(here, bench.a(), "localhost", path)).isEqualTo("1");
        assertThat(count(there, bench.a(), NAME_OF_OTHER, path)).isEqualTo("1");

        assertThat(count(here, bench.b(), "localhost", path)).isEqualTo("2");
        assertThat(count(there, bench.b(), NAME_OF_OTHER, path)).isEqualTo("2");
        assertThat(count(there, bench.a(), NAME_OF_OTHER, path)).isEqualTo("3");
        assertThat(count(here, bench.a(), "localhost", path)).isEqualTo("3");

        here.send(HttpRequest.newBuilder(url(bench.b(), "localhost", path + "/count"))
                .DELETE());
        assertThat(session(here, bench.a(), "localhost", path)).isEqualTo("none");
        assertThat(count(there, bench.b(), NAME_OF_OTHER, path)).isEqualTo("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/same", "/both"})
    void theCookieOfOneIsNoneOfTheOther(String path) {
        HttpSessionClient browser = new HttpSessionClient();
        assertThat(count(browser, bench.a(), "localhost", path)).isEqualTo("1");

        assertThat(session(browser, bench.a(), NAME_OF_OTHER, path)).isEqualTo("none");
        assertThat(session(browser, bench.b(), NAME_OF_OTHER, path)).isEqualTo("none");
        assertThat(session(browser, bench.b(), "localhost", path)).isEqualTo("known");
    }

    @Test
    void theTimeOfOneEndsWithoutTheOther() {
        HttpSessionClient here = new HttpSessionClient();
        HttpSessionClient there = new HttpSessionClient();
        assertThat(count(here, bench.a(), "localhost", "/both")).isEqualTo("1");
        assertThat(count(there, bench.a(), NAME_OF_OTHER, "/both")).isEqualTo("1");

        there.post(url(bench.a(), NAME_OF_OTHER, "/both/timeout"), Map.of("mark", "there", "seconds", "1"));

        await().pollInterval(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> session(there, bench.b(), NAME_OF_OTHER, "/both").equals("none"));
        assertThat(session(here, bench.b(), "localhost", "/both")).isEqualTo("known");
    }

    @Test
    void namesInTheStoreAreAsTheyWereWhereThereIsOneVirtualServer() {
        assertThat(count(new HttpSessionClient(), bench.a(), "localhost", "/same"))
                .isEqualTo("1");
        assertThat(count(new HttpSessionClient(), bench.a(), NAME_OF_OTHER, "/same"))
                .isEqualTo("1");

        assertThat(bench.redis().keys("baton:{same/*}")).isNotEmpty();
        assertThat(bench.redis().keys("baton:{eu~same/*}")).isNotEmpty();
        assertThat(bench.redis().keys("baton:due:*")).contains("baton:due:{same}", "baton:due:{eu~same}");
    }
}
