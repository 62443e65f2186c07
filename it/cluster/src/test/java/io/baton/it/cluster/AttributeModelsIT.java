// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application can ask for in its glassfish-web.xml: {@code sessionModel} and {@code nonSerializableAttributes}. */
@OfContainer
class AttributeModelsIT {

    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;
    private long mark;

    @BeforeEach
    void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        mark = bench.a().serverLog().mark();
        bench.cluster().deploy(bench.archives().models(), "models");
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy("models");
    }

    @Test
    void inTheMonolithicModelWhatTwoAttributesShareIsSharedAfterAMoveToo() {
        browser.post(bench.a().url("/models/sharing"), Map.of());
        browser.post(bench.b().url("/models/sharing"), Map.of());

        Reply elsewhere = browser.get(bench.b().url("/models/sharing"));
        assertThat(elsewhere.json("same")).isEqualTo("true");
        assertThat(elsewhere.json("size")).isEqualTo("2");

        browser.post(bench.b().url("/models/sharing"), Map.of());
        Reply back = browser.get(bench.a().url("/models/sharing"));
        assertThat(back.json("same")).isEqualTo("true");
        assertThat(back.json("size")).isEqualTo("3");
    }

    @Test
    void whatIsNotSerializableStaysWhereItIsIfTheApplicationWantsThat() {
        browser.post(bench.a().url("/models/sharing"), Map.of());
        browser.post(bench.a().url("/models/staying"), Map.of());
        browser.post(bench.a().url("/models/staying"), Map.of());

        assertThat(browser.get(bench.a().url("/models/staying")).json("socket")).isEqualTo("here");
        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .containsOnlyOnce("BATON1109")
                                .contains("Application /models: attribute 'socket' is a java.lang.Object")
                                .contains("stays on this instance"));
        assertThat(browser.get(bench.b().url("/models/staying")).json("socket")).isEqualTo("none");
        assertThat(browser.get(bench.b().url("/models/sharing")).json("size")).isEqualTo("1");
    }
}
