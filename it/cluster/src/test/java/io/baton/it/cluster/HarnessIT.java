// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.it.bench.PlainCluster;
import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The harness itself, on a cluster without Baton: what the other tests take for granted. */
class HarnessIT {
    private static GlassFishCluster cluster;

    @BeforeAll
    static void startCluster() {
        cluster = PlainCluster.cluster();
    }

    @AfterAll
    static void endCluster() {
        PlainCluster.end();
    }

    @Test
    void eachInstanceServesTheShopAndNamesItselfInTheCookie() {
        for (GlassFishInstance instance : cluster.instances()) {
            HttpSessionClient browser = new HttpSessionClient();

            assertThat(browser.get(instance.url("/shop/")).body()).contains("Served by <strong>" + instance.name());
            assertThat(browser.cookie(HttpSessionClient.SESSION_COOKIE))
                    .hasValueSatisfying(cookie -> assertThat(cookie).endsWith("." + instance.name()));
        }
    }

    @Test
    void aCartIsFilledAndAVisitCounted() {
        GlassFishInstance instance = cluster.instance(0);
        HttpSessionClient browser = new HttpSessionClient();

        browser.get(instance.url("/shop/"));
        Reply added = browser.post(instance.url("/shop/cart"), Map.of("action", "add", "product", "honey"));
        Reply state = browser.get(instance.url("/shop/state"));

        assertThat(added.status()).isEqualTo(303);
        assertThat(state.json("cart")).isEqualTo("{\"honey\":1}");
        assertThat(state.json("visits")).isEqualTo("1");
        assertThat(state.json("instance")).isEqualTo(instance.name());
    }

    @Test
    void withoutBatonTheShopSaysThatItsSessionsAreNotReplicated() {
        GlassFishInstance instance = cluster.instance(0);

        assertThat(new HttpSessionClient().get(instance.url("/shop/session")).body())
                .contains("no: Baton's session manager does not run here");
        assertThat(instance.serverLog().since(0)).containsOnlyOnce("BATON9003 Application /shop:");
    }

    @Test
    void aKilledInstanceIsGoneAtOnceAndServesTheShopAgainWhenStarted() {
        GlassFishInstance instance = cluster.instance(1);
        HttpSessionClient browser = new HttpSessionClient();

        instance.kill9();

        assertThat(instance.isRunning()).isFalse();
        assertThatThrownBy(() -> browser.get(instance.url("/shop/"))).isInstanceOf(UncheckedIOException.class);

        instance.start();

        assertThat(browser.get(instance.url("/shop/")).status()).isEqualTo(200);
    }

    @Test
    void aStoppedInstanceServesTheShopAgainWhenStarted() {
        GlassFishInstance instance = cluster.instance(1);

        instance.restart();

        assertThat(new HttpSessionClient().get(instance.url("/shop/")).status()).isEqualTo(200);
    }

    @Test
    void aPausedInstanceDoesNotAnswerBeforeItGoesOn() {
        GlassFishInstance instance = cluster.instance(0);
        HttpSessionClient browser = new HttpSessionClient(Duration.ofMillis(500));

        instance.pause();
        try {
            assertThat(instance.isRunning()).isTrue();
            assertThatThrownBy(() -> browser.get(instance.url("/shop/"))).isInstanceOf(UncheckedIOException.class);
        } finally {
            instance.resume();
        }

        assertThat(new HttpSessionClient().get(instance.url("/shop/")).status()).isEqualTo(200);
    }

    @Test
    void theAdminServerHasALog() {
        assertThat(cluster.adminServerLog().since(0)).contains("GlassFish");
    }

    @Test
    void asadminTellsWhatItDidAndWhyItFailed() {
        assertThat(cluster.asadmin("list-instances")).contains("instance1", "instance2");
        assertThatThrownBy(() -> cluster.asadmin("undeploy", "nothing-of-this-name"))
                .hasMessageContaining("asadmin")
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("nothing-of-this-name");
    }
}
