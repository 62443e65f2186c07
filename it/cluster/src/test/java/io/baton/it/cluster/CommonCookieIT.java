// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R3.1, R4.2: two applications whose sessions have the same id, as one cookie is for both, have two sessions. */
@OfContainer
class CommonCookieIT {

    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().counterWithCommonCookie(), "left");
        bench.cluster().deploy(bench.archives().counterWithCommonCookie(), "right");
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy("left");
        bench.cluster().undeploy("right");
    }

    @Test
    void eachGoesOnElsewhereAndOneEndsWithoutTheOther() {
        Reply begun = browser.post(
                bench.a().url("/left/both"), Map.of("other", "right", "name", "note", "do", "put:of-the-other"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        String id = browser.sessionId().orElseThrow();
        Notes left = new Notes(browser, "left");
        Notes right = new Notes(browser, "right");

        assertThat(left.oneOn(bench.b(), "note")).isEqualTo("of the one here");
        assertThat(right.oneOn(bench.b(), "note")).isEqualTo("[of-the-other]");
        left.write(bench.b(), "note", "put:changed");
        assertThat(right.oneOn(bench.a(), "note")).isEqualTo("[of-the-other]");
        assertThat(left.oneOn(bench.a(), "note")).isEqualTo("[changed]");

        browser.send(HttpRequest.newBuilder(bench.b().url("/right/count")).DELETE());

        assertThat(browser.get(bench.a().url("/right/count")).json("session")).isEqualTo("none");
        assertThat(left.oneOn(bench.a(), "note")).isEqualTo("[changed]");
        assertThat(left.oneOn(bench.b(), "note")).isEqualTo("[changed]");
        assertThat(browser.sessionId()).contains(id);
    }
}
