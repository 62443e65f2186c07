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

/** R6.1, R6.2: Faces' flash moves if the application gives Mojarra a key, and otherwise the application is told so when it starts. */
@OfContainer
class FacesFlashIT {

    private static final String APPLICATION = "flash";

    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;
    private long mark;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        mark = bench.a().serverLog().mark();
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy(APPLICATION);
    }

    private BeanArchives archives() {
        return new BeanArchives(bench.workbench().directory("archives"));
    }

    private void deploy(Path archive) {
        bench.cluster().deploy(archive, APPLICATION);
    }

    private String wordFound(GlassFishInstance left, GlassFishInstance found) {
        Reply reply = browser.get(left.url("/" + APPLICATION + "/leave.xhtml"));
        assertThat(reply.header("Location")).as(reply.body()).contains("find.xhtml");
        String body = browser.get(found.url("/" + APPLICATION + "/find.xhtml")).body();
        return body.replaceAll("(?s).*found: ([a-z]*).*", "$1");
    }

    @Test
    void movesWithAKeyAndNothingIsSaid() {
        deploy(archives().orderWithKeys());
        // Who has no session yet has one after that; the flash moves with it.
        assertThat(wordFound(bench.a(), bench.a())).as("where it was left").isEqualTo("bread");
        assertThat(wordFound(bench.a(), bench.b())).as("on the other").isEqualTo("bread");
        assertThat(wordFound(bench.b(), bench.a())).isEqualTo("bread");
        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .contains("BATON1101 Application /flash")
                                .doesNotContain("BATON9030", "JSF1094"));
    }

    @Test
    void isSaidToStayWithoutOnceAndWithWhatToDo() {
        deploy(archives().orderWithoutKeys());
        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .containsOnlyOnce("BATON9030 Application /flash:")
                                .contains(
                                        "context-param com.sun.faces.enableDistributable=true, env-entry faces/FlashSecretKey (docs/faces.md"));
        assertThat(wordFound(bench.a(), bench.a())).isEqualTo("bread");
    }
}
