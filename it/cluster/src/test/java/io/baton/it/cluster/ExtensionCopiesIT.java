// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R6: the extension where applications see it, the server's or their own copy. */
@OfContainer
class ExtensionCopiesIT {

    private Bench bench;
    private String deployed = "";

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy(deployed);
    }

    private void deploy(Path archive, String name) {
        bench.cluster().deploy(archive, name);
        deployed = name;
    }

    private static String ask(HttpSessionClient browser, GlassFishInstance instance, String what) {
        Reply reply = browser.get(instance.url(what));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    /** Asks for something, has a bean and an observer hear of a move, and has something written. */
    private void works(String application) {
        HttpSessionClient browser = new HttpSessionClient();
        String path = "/" + application + "/session/";
        ask(browser, bench.a(), path + "begin");
        assertThat(ask(browser, bench.a(), path + "look"))
                .contains("\"replicated\":true,\"mode\":\"REQUEST\",\"owner\":\""
                        + bench.a().name());
        assertThat(ask(browser, bench.a(), path + "flush?value=one")).isEqualTo("1 more");
        assertThat(ask(browser, bench.b(), path + "heard"))
                .isEqualTo("passivating@" + bench.a().name() + ",activated@"
                        + bench.b().name());
        assertThat(ask(browser, bench.b(), path + "bean"))
                .isEqualTo("leaves " + bench.a().name() + ",is at " + bench.b().name());
        assertThat(ask(browser, bench.b(), path + "cache")).isEqualTo("1 false");
    }

    @Test
    void anApplicationCarriesACopy() {
        deploy(bench.archives().sessionWithCopy(bench.workbench().extension()), "copy");
        works("copy");
    }

    @Test
    void anApplicationPrefersItsOwnCopy() {
        deploy(bench.archives().sessionWithCopyOfItsOwn(bench.workbench().extension()), "own");
        works("own");
    }
}
