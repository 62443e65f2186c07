// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R4.3, R4.4, as far as this version goes: a session that its instance still has in memory ends once, and not before its time. */
@OfContainer
@Order(Turn.IMPATIENT)
class ExpiryIT {

    private static final Duration LIFE = Duration.ofSeconds(3);

    private final String mark = UUID.randomUUID().toString();
    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.IMPATIENT);
        browser.post(
                bench.a().url("/counter/timeout"), Map.of("mark", mark, "seconds", Long.toString(LIFE.toSeconds())));
    }

    @Test
    void aSessionEndsOnceWhenItsTimeIsOver() {
        await().atMost(LIFE.multipliedBy(5)).until(() -> ended(bench.a()) > 0);

        assertThat(browser.get(bench.a().url("/counter/count")).json("session")).isEqualTo("none");
        assertThat(browser.get(bench.b().url("/counter/count")).json("session")).isEqualTo("none");
        assertThat(ended(bench.a()) + ended(bench.b())).isEqualTo(1);
    }

    @Test
    void aSessionThatIsUsedElsewhereDoesNotEndOnTheInstanceThatBeganIt() {
        // Sweeps run every second; two lives' time of looks elsewhere give the instance that does not hear of them
        // every chance to be wrong.
        await().pollInterval(LIFE.dividedBy(6))
                .during(LIFE.multipliedBy(2))
                .atMost(LIFE.multipliedBy(4))
                .until(() -> browser.get(bench.b().url("/counter/count"))
                        .json("session")
                        .equals("known"));

        assertThat(ended(bench.a())).isZero();
        assertThat(browser.get(bench.a().url("/counter/count")).json("session")).isEqualTo("known");
    }

    private int ended(GlassFishInstance instance) {
        return Integer.parseInt(new HttpSessionClient()
                .get(instance.url("/counter/timeout?mark=" + mark))
                .json("ended"));
    }
}
