// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R8.2, R8.3: session ids are unguessable, only the server makes them, and the store does not have them. */
@OfContainer
class SessionIdIT {

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789ABCDEF0123456789ABCDEF01234567", "fixed", "../../x", "a{b}c", "x\u00e4", "%00"})
    void aMadeUpIdIsNeverAdopted(String madeUp) {
        HttpSessionClient browser = new HttpSessionClient();
        browser.setCookie(HttpSessionClient.SESSION_COOKIE, madeUp);

        assertThat(browser.get(bench.a().url("/counter/count")).json("session")).isEqualTo("none");
        Reply created = browser.post(bench.a().url("/counter/count"), Map.of());

        assertThat(created.json("count")).isEqualTo("1");
        assertThat(created.header("Set-Cookie"))
                .matches(HttpSessionClient.SESSION_COOKIE + "=[0-9A-F]{40}\\..*")
                .doesNotContain(madeUp);
    }

    @Test
    void anEndlessIdIsRefusedWithoutAskingTheStore() {
        HttpSessionClient browser = new HttpSessionClient();
        browser.setCookie(HttpSessionClient.SESSION_COOKIE, "A".repeat(4000));

        assertThat(browser.get(bench.a().url("/counter/count")).json("session")).isEqualTo("none");
    }

    @Test
    void newIdsCarryAtLeast128RandomBits() {
        Set<String> ids = new HashSet<>();
        int[] ones = new int[160];
        for (int i = 0; i < 200; i++) {
            HttpSessionClient browser = new HttpSessionClient();
            browser.post(bench.a().url("/counter/count"), Map.of());
            String id = browser.sessionId().orElseThrow();
            assertThat(id).matches("[0-9A-F]{40}");
            ids.add(id);
            for (int bit = 0; bit < ones.length; bit++) {
                ones[bit] += Character.digit(id.charAt(bit / 4), 16) >> bit % 4 & 1;
            }
        }
        assertThat(ids).hasSize(200);
        // Each bit is a coin tossed 200 times; 100 +- 50 is seven standard deviations.
        assertThat(Arrays.stream(ones).boxed())
                .as("how often each of the 160 bits was set")
                .allMatch(count -> count > 50 && count < 150);
    }

    @Test
    void theStoreDoesNotHaveTheId() {
        HttpSessionClient browser = new HttpSessionClient();
        browser.post(bench.a().url("/counter/count"), Map.of());
        String id = browser.sessionId().orElseThrow();

        assertThat(bench.redis().keys("baton:{counter/*}")).isNotEmpty().noneMatch(key -> key.contains(id));
        assertThat(bench.redis().keys("*")).allMatch(key -> key.startsWith("baton:"));
    }
}
